//! The checker: every figure of an article recomputed from the table beside it. Text to tokens, figures and mentions; mentions to
//! slots; slots and table to readings, each an interval; readings to a three-valued verdict with the arithmetic and the likely slip.
//!
//! Rules and a lexicon, no model: the same text and table give the same findings, in time linear in both.

use crate::dataset::Dataset;
use crate::lang::Lang;
use look::Look;

mod about;
mod adjusted;
mod against_plan;
mod all_rows;
mod amounts;
mod around;
mod article;
mod asides;
mod averages;
mod bare_dates;
mod both_ends;
mod bound_times;
mod by_the_economy;
mod candidates;
mod catalogued;
mod chosen;
mod claims_in_words;
mod classes;
mod clear_enough;
mod company;
mod compared_with;
mod columns_as_rows;
mod conditions;
mod coverage;
mod counted_beside;
mod counted_members;
mod counted_out;
mod counted_periods;
mod currency_signs;
mod ends_of_change;
mod english_number;
mod epithets;
mod everything_else;
mod extremes;
mod fewer_words;
mod figure_words;
mod figures_in_text;
mod first_places;
mod first_times;
mod flow_rows;
mod flows_in_order;
mod flows_in_rows;
mod for_each;
mod goods_and_services;
mod goods_in_heads;
mod half_months;
mod implied;
mod in_order;
mod kinds;
mod lexicon;
mod list_numbers;
mod listing;
mod look;
mod marked_comparisons;
mod meeting;
mod members;
mod members_in_heads;
mod members_together;
mod mentions_in_text;
mod named_alike;
mod moved_places;
mod near_words;
mod other_currency;
mod other_measure;
mod other_names;
mod other_times;
mod out_of_how_many;
mod of_which;
mod of_another_figure;
mod of_now;
mod of_these;
mod offices;
mod one_by_other;
mod open_claims;
mod order_told;
mod outright_shares;
mod over_the_years;
mod parts_in_words;
mod parts_of_change;
mod parts_of_flows;
mod periods_in_english;
mod periods_in_row;
mod per_kilo;
mod per_thing;
mod pieces;
mod periods_in_passing;
mod periods_in_text;
mod place_beside_level;
mod places;
mod places_in_order;
mod places_in_passing;
mod prices;
mod quantities_in_rows;
mod reading;
mod records;
mod report;
mod resolved_periods;
mod revised;
mod revised_report;
mod said_of_amounts;
mod row_meant;
mod rows_beside;
mod rows_of_their_own;
mod runs;
mod said_already;
mod same_ratio;
mod second_look;
mod selected;
mod share_in_points;
mod short_names;
mod slip;
mod slot_names;
mod slot_periods;
mod slip_undone;
mod slots;
mod spoken_period;
mod stated_in_words;
mod stretch_of_time;
mod strangers;
mod subject;
mod sums_of_runs;
mod superlatives;
mod supposed;
mod swapped_digits;
mod table_ends;
mod table_index;
mod taken_back;
mod taken_for_granted;
mod telling_words;
mod these_together;
mod thresholds;
mod too_weak;
mod topics;
mod total_rows;
mod trade_apart;
mod trading_verbs;
mod two_currencies;
mod unbroken_groups;
mod undated;
mod unit_sizes;
mod unit_words;
mod units_behind;
mod verdict;
mod ways;
mod whole_way;
mod wording;
mod within;
mod within_bloc;
mod words;
mod words_by_tone;
mod working;
mod worth_a_year;
mod wrong_side;
mod year_of_extreme;
mod year_of_overtaking;
mod year_of_passing;

pub use chosen::{Chosen, Tried};
pub(crate) use named_alike::{named_alike, places_by_name, places_named, places_sought};
pub use report::{as_html, as_text, summary};
pub use revised::{Fate, Revision, revised};
pub use revised_report::{as_html as revisions_as_html, as_text as revisions_as_text};
pub use verdict::Verdict;
pub use within::{Broken, Contradiction, Stated, TablePlace, Text, Within, within};

/// A cell of the table, as a spreadsheet counts: from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cell {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

/// What text and table allow, in the unit of the text.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Range {
    /// Lowest and highest value for which the text would print its figure.
    pub text: [f64; 2],
    /// Lowest and highest value that the table's digits allow.
    pub table: [f64; 2],
}

/// What the checker says of one figure. Texts are in the language asked for; they quote the article and the table as data.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// Code points of the text, from and to.
    pub span: [usize; 2],
    /// The figure as the text prints it.
    pub stated: String,
    /// The verdict.
    pub verdict: Verdict,
    /// What the table gives, in the unit of the text; `None` when it gives nothing or it is not clear what is meant.
    pub computed: Option<f64>,
    /// The unit of the text, in words.
    pub unit: String,
    /// The finding in one line.
    pub head: String,
    /// How the figure was understood; for one that cannot be checked, the nearest try.
    pub reading: Option<String>,
    /// The indicator of the catalogue that it is, where the catalogue has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What the catalogue calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator_name: Option<String>,
    /// The arithmetic with its numbers.
    pub formula_text: String,
    /// The two intervals that were compared.
    pub interval: Option<Range>,
    /// The cells put in.
    pub cells: Vec<Cell>,
    /// The likely slip, when the figure disagrees.
    pub slip: Option<String>,
    /// The sentence with the figure put right.
    pub sentence: Option<String>,
    /// What of the table it is about, for a chart of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The readings that were tried, likeliest first; only where a person may choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Tried>,
}

/// What of the table a figure is about.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct About {
    /// Members by dimension, as the table writes them; the flow among them.
    pub select: Vec<(String, Vec<String>)>,
    /// The indicator of the catalogue that draws it.
    pub indicator: Option<String>,
    /// The period, as an address writes it.
    pub period: String,
}

/// Checks every figure of a text against a table. Findings come in the order of the text; dates, list numbers, thresholds and
/// numbers of other things are left alone.
///
/// ```
/// use kimngach::check::check;
/// use kimngach::dataset::Dataset;
/// use kimngach::lang::Lang;
/// // An empty table checks nothing and accuses nobody.
/// let found = check("Năm 2005, xuất khẩu đạt 32,4 tỷ USD.", &Dataset::default(), Lang::Vi);
/// assert!(found.iter().all(|f| f.computed.is_none()));
/// ```
pub fn check(text: &str, dataset: &Dataset, lang: Lang) -> Vec<Finding> {
    found(text, dataset, lang, None)
}

/// As [`check`], with the readings that were tried for every figure and what of the table each is about; a figure for which a person chose
/// a reading is judged by that one.
pub fn check_as_chosen(text: &str, dataset: &Dataset, lang: Lang, chosen: &[Chosen]) -> Vec<Finding> {
    found(text, dataset, lang, Some(chosen))
}

/// What makes of a table what an article tells of it, where it is written otherwise.
const AS_TOLD: [fn(&Dataset) -> Option<Dataset>; 10] = [
    undated::apart,
    of_which::apart,
    goods_in_heads::apart,
    parts_of_flows::apart,
    columns_as_rows::apart,
    members_in_heads::apart,
    flow_rows::apart,
    flows_in_rows::apart,
    quantities_in_rows::apart,
    adjusted::apart,
];

fn found(text: &str, dataset: &Dataset, lang: Lang, chosen: Option<&[Chosen]>) -> Vec<Finding> {
    let mut told: Option<Dataset> = None;
    for apart in AS_TOLD {
        told = apart(told.as_ref().unwrap_or(dataset)).or(told);
    }
    let dataset = told.as_ref().unwrap_or(dataset);
    match two_currencies::halves(dataset) {
        Some(halves) => {
            let [own, other] = [&halves.own, &halves.other].map(|half| found_in(text, half, lang, chosen));
            two_currencies::merged(text, &halves, own, other)
        }
        None => found_in(text, dataset, lang, chosen),
    }
}

/// What is found beside a table as an article tells it.
fn found_in(text: &str, dataset: &Dataset, lang: Lang, chosen: Option<&[Chosen]>) -> Vec<Finding> {
    let mut index = table_index::TableIndex::of(dataset);
    // A table all about rice has no row of that name. The article's own goods are taken for the table's when several figures say so.
    let score = |f: &[Finding]| {
        let of = |v: Verdict| f.iter().filter(|f| f.verdict == v).count();
        (of(Verdict::Agrees), of(Verdict::Disagrees))
    };
    // "Chín tháng …" beside a table of two years: where the text names the earlier one first, it may still be written about the later.
    let year = {
        let plain = article::Article::of(text, &index, None);
        let own = index.latest().map(|p| p.end_year()).filter(|y| *y != plain.year);
        own.filter(|y| {
            let other = article::Article::of_year(text, &index, None, Some(*y));
            let (agreed, disagreed) = score(&findings(&plain, &index, lang, chosen, Look::ByWords));
            let (more, against) = score(&findings(&other, &index, lang, chosen, Look::ByWords));
            more >= agreed + 2 && against.saturating_sub(disagreed) * 3 <= more - agreed
        })
    };
    let of = |index: &table_index::TableIndex<'_>, subject: Option<article::Strange>| {
        article::Article::of_year(text, index, subject, year)
    };
    // Rows without one for all of them: several figures of the article say whether they are all there are.
    if index.untotalled.is_some() {
        let plain = of(&index, None);
        let without = findings(&plain, &index, lang, chosen, Look::ByWords);
        index.sums = true;
        let summed = of(&index, None);
        let with = findings(&summed, &index, lang, chosen, Look::ByWords);
        let ((agreed, disagreed), (more, against)) = (score(&without), score(&with));
        if more >= agreed + 2 && against.saturating_sub(disagreed) * 2 <= more - agreed {
            return findings(&summed, &index, lang, chosen, Look::Around);
        }
        index.sums = false;
    }
    let plain = of(&index, None);
    let findings_of = |article: &article::Article, index: &table_index::TableIndex<'_>, look: Look| {
        findings(article, index, lang, chosen, look)
    };
    if let Some(found) = supposed::all_about(&plain, &index, &of, &findings_of) {
        return found;
    }
    supposed::understood(plain, &mut index, &of, &findings_of)
}

/// Readings of a figure that are kept until all were judged.
const MOST_KEPT: usize = 16;

/// What is found for every figure of an article taken apart.
fn findings(
    article: &article::Article,
    index: &table_index::TableIndex<'_>,
    lang: Lang,
    chosen: Option<&[Chosen]>,
    look: Look,
) -> Vec<Finding> {
    // A figure of something that the table seems not to have may agree all the same.
    let met = look != Look::Known;
    // What a person may choose from is more than what the words allow: `further` are readings that nothing but a choice takes.
    let judge = |figure: &figures_in_text::Figure,
                 readings: &[reading::Reading],
                 further: &[reading::Reading],
                 doubt: slots::Doubt| {
        let span = [figure.span.0, figure.span.1];
        let said = chosen.unwrap_or_default().iter().find(|c| c.span == span);
        let mut all = readings.iter().chain(further);
        let wanted = said.and_then(|c| all.find(|r| chosen::key(index, r) == c.key));
        match wanted {
            Some(reading) => (chosen::judge(index, figure, reading), slots::Doubt::None, true),
            None => (verdict::judge(index, figure, readings, doubt, met), doubt, false),
        }
    };
    let mut out = Vec::new();
    // Accusations by slips that chance shows often, as they would stand unaccused.
    let mut weakly: Vec<(usize, Finding)> = Vec::new();
    let mut open: Vec<company::Open> = Vec::new();
    let mut unclear: Vec<(usize, &figures_in_text::Figure, slots::Doubt)> = Vec::new();
    // Figures that no weak slip is said of, with their likeliest readings.
    let mut settled: Vec<(usize, &figures_in_text::Figure, Vec<reading::Reading>, slots::Doubt)> = Vec::new();
    let mut company = company::Company::default();
    let mut before: Option<(usize, kinds::Guess)> = None;
    // Where the last level of money or tonnes ends, and what was found of it.
    let mut level: Option<(usize, Verdict, bool)> = None;
    // Figures of other periods, as they would stand unaccused: one is a slip, several are a period that was misread.
    let mut other_periods: Vec<(usize, bool, Finding)> = Vec::new();
    for (at, figure) in article.figures.iter().enumerate() {
        let sentence = article.sentence_of(figure.tokens.0);
        // "Con số tương ứng lần lượt là …" goes on with what the sentence before stated.
        let again = |s: usize| {
            s + 1 == sentence
                && article
                    .mentions_in(article.sentence_start(sentence), figure.tokens.0)
                    .iter()
                    .any(|m| m.has(lexicon::Mark::Respectively))
        };
        let last = before.filter(|(s, _)| *s == sentence || again(*s)).map(|(_, g)| g);
        let guesses = kinds::sorts(article, at, last);
        if let Some(first) = guesses.first().filter(|_| figure.counts == figures_in_text::Counts::Percent) {
            before = Some((sentence, *first));
        }
        let counted =
            matches!(figure.counts, figures_in_text::Counts::Things(_) | figures_in_text::Counts::Place);
        if counted || guesses.is_empty() || guesses.iter().any(|g| g.sort == kinds::Sort::Aside) {
            if figure.counts.is_amount() || matches!(figure.counts, figures_in_text::Counts::Money(_)) {
                level = Some((figure.tokens.1, Verdict::Uncheckable, false));
            }
            continue;
        }
        let slots_of = |sort| slots::slots(article, index, figure, sort);
        let asked = second_look::Asked { article, index, figure, slots_of: &slots_of };
        let (readings, slots) = candidates::readings(article, index, figure, &guesses, &slots_of);
        let told = slots.as_ref().map(|s| for_each::readings(article, index, figure, s)).unwrap_or_default();
        let readings = if told.is_empty() { readings } else { told };
        let doubt = slots.as_ref().map_or(slots::Doubt::None, |s| s.doubt);
        let spoken = chosen.map(|_| chosen::periods_near(article, figure)).unwrap_or_default();
        let further = if spoken.is_empty() {
            Vec::new()
        } else {
            let wide = |sort| slots::Slots { periods: spoken.clone(), offered: true, ..slots_of(sort) };
            candidates::readings(article, index, figure, &guesses, &wide).0
        };
        let (mut judged, doubt, by_hand) = judge(figure, &readings, &further, doubt);
        let left_out = everything_else::leaves_out(article, figure);
        let other = left_out || spoken_period::is_of_what_was_before(article, figure, &judged);
        let left_out = left_out || other && judged.verdict == Verdict::Disagrees;
        if judged.verdict == Verdict::Disagrees && other && !by_hand {
            (judged.verdict, judged.slip) = (Verdict::Uncheckable, None);
        }
        let about = |r: &reading::Reading| (r.side, r.names.clone(), r.period);
        let by_words = judged.verdict == Verdict::Agrees
            && judged.reading.as_ref().map(about) == readings.first().map(about);
        if judged.verdict == Verdict::Uncheckable && !by_hand && (met || doubt != slots::Doubt::Elsewhere) {
            let elsewhere = doubt == slots::Doubt::Elsewhere;
            let found = second_look::met(article, index, figure, (&guesses, elsewhere), &slots_of)
                .filter(|r| !bound_times::is_of_the_base(article, figure, r))
                .or_else(|| ways::met(&asked));
            if let Some(found) = found {
                judged = verdict::Judged { verdict: Verdict::Agrees, reading: Some(found), slip: None };
            }
        }
        if !by_hand {
            judged = ways::turned_round(&asked, judged);
        }
        if judged.verdict == Verdict::Disagrees
            && !by_hand
            && judged.reading.as_ref().is_some_and(|r| r.cost > second_look::open_from(judged.slip.as_ref()))
            && second_look::may_be_meant(article, index, figure, &guesses, &slots_of)
        {
            judged.verdict = Verdict::Uncheckable;
            judged.slip = None;
        }
        if judged.verdict != Verdict::Agrees && !by_hand && doubt < slots::Doubt::Elsewhere {
            let found = other_measure::met(article, index, figure, &guesses, &slots_of);
            let found = found.or_else(|| spoken_period::meant(article, index, figure, &judged));
            if let Some(found) = found {
                judged = verdict::Judged { verdict: Verdict::Agrees, reading: Some(found), slip: None };
            }
        }
        if judged.verdict == Verdict::Disagrees
            && !by_hand
            && spoken_period::is_spoken_of(article, figure, &judged)
        {
            judged.verdict = Verdict::Uncheckable;
            judged.slip = None;
        }
        // What its own words say is of something else is not accused by what stands around it either.
        let mut silenced = left_out;
        let apart =
            judged.reading.as_ref().is_some_and(|r| r.sort == kinds::Sort::Difference && r.against.is_none());
        if judged.verdict == Verdict::Disagrees
            && apart
            && !by_hand
            && trade_apart::is_to_another(article, figure)
        {
            let found = trade_apart::met(&asked);
            silenced = found.is_none();
            let verdict = if found.is_some() { Verdict::Agrees } else { Verdict::Uncheckable };
            judged = verdict::Judged { verdict, reading: found.or(judged.reading), slip: None };
        }
        // What is short of a plan is no change on an earlier time.
        if judged.verdict == Verdict::Disagrees && !by_hand && against_plan::is_short(article, figure) {
            let found = against_plan::met(&asked);
            silenced = found.is_none();
            let verdict = if found.is_some() { Verdict::Agrees } else { Verdict::Uncheckable };
            judged = verdict::Judged { verdict, reading: found.or(judged.reading), slip: None };
        }
        let other = judged.verdict == Verdict::Disagrees
            && !by_hand
            && !matches!(judged.slip, Some(slip::Slip::Transposed | slip::Slip::Scale(_)));
        if other {
            let found = by_the_economy::met(&asked)
                .or_else(|| averages::met(&asked))
                .or_else(|| parts_of_change::met(&asked))
                .or_else(|| row_meant::meant(article, index, figure, &judged, &slots_of));
            if let Some(found) = found {
                judged = verdict::Judged { verdict: Verdict::Agrees, reading: Some(found), slip: None };
            } else if second_look::row_is_spoken_of(article, index, figure, &judged)
                || parts_of_change::speaks(article, figure)
            {
                judged.verdict = Verdict::Uncheckable;
                judged.slip = None;
            }
        }
        // "a chip cost $2.1, up 50%": the change of a level that is not in the table is not either, nor of a price that of all of it.
        let of_level = level.take().is_some_and(|l| company.is_of_another((article, figure), l, &judged));
        let apart = of_level || company.tells_another_time(article, figure, &judged);
        let percent = figure.counts == figures_in_text::Counts::Percent;
        let muted = percent && apart && !by_hand && judged.verdict == Verdict::Disagrees;
        if muted {
            judged.verdict = Verdict::Uncheckable;
            judged.slip = None;
        }
        // "300,53 tỷ USD (khoảng 10.548 tỷ baht), tăng 5,4%": what stands in brackets only says the level anew.
        if !article.token(figure.tokens.1).is_some_and(|t| t.is(')'))
            && matches!(
                figure.counts,
                figures_in_text::Counts::Money(_)
                    | figures_in_text::Counts::Mass
                    | figures_in_text::Counts::Pieces
            )
        {
            let priced =
                judged.reading.as_ref().is_some_and(|r| r.priced || r.sort == kinds::Sort::UnitValue);
            level = Some((figure.tokens.1, judged.verdict, priced));
        }
        if !by_hand && taken_back::is_taken_back((article, index), figure, &judged) {
            judged.verdict = Verdict::Uncheckable;
            judged.slip = None;
        }
        if judged.verdict == Verdict::Uncheckable && !by_hand && !silenced && !muted {
            let slipped = other_times::slipped(article, index, figure, (&readings, doubt))
                .or_else(|| by_the_economy::slipped(&asked).or_else(|| against_plan::slipped(&asked)))
                .or_else(|| slip_undone::slipped(&asked, &guesses, (&readings, doubt)))
                .or_else(|| {
                    second_look::told_outright(&asked, &guesses, (&readings, doubt)).filter(|_| !apart)
                })
                .filter(|j| !spoken_period::is_behind_another(article, figure, j));
            judged =
                slipped.filter(|j| !taken_back::is_taken_back((article, index), figure, j)).unwrap_or(judged);
        }
        judged = wrong_side::named(article, figure, judged, by_hand);
        let weak = !by_hand && company::is_weak(figure, &judged, doubt);
        let stranger = judged
            .reading
            .as_ref()
            .is_some_and(|r| company::is_of_a_stranger(article, index, figure, r, judged.slip.as_ref()));
        if weak && stranger {
            judged.verdict = Verdict::Uncheckable;
            judged.slip = None;
        }
        // Nor is the change of one that seems wrong by a slip that chance shows often.
        if let Some((_, verdict, _)) = level.as_mut().filter(|(end, ..)| weak && *end == figure.tokens.1) {
            *verdict = Verdict::Uncheckable;
        }
        if !by_hand {
            let both = (&judged, readings.first());
            judged = other_times::unspoken(article, figure, both, &company).unwrap_or(judged);
        }
        company.note(article, figure, &judged, (weak, by_words, muted));
        if !by_hand && (met || doubt != slots::Doubt::Elsewhere) && judged.verdict != Verdict::Agrees {
            unclear.push((out.len(), figure, doubt));
        }
        if judged.verdict == Verdict::Uncheckable && !by_hand && !weak && !left_out && !muted {
            open.extend(company::Open::of(out.len(), figure, &readings, doubt));
        }
        if look == Look::Around && !by_hand && !weak && !silenced && !muted {
            settled.push((out.len(), figure, readings.iter().take(MOST_KEPT).cloned().collect(), doubt));
        }
        let tried: Vec<reading::Reading> = readings.into_iter().chain(further).collect();
        let tried = chosen.map(|_| tried.as_slice());
        if judged.verdict == Verdict::Disagrees
            && matches!(judged.slip, Some(slip::Slip::Period(_)))
            && !by_hand
        {
            let open = verdict::Judged { verdict: Verdict::Uncheckable, slip: None, ..judged.clone() };
            let named = other_times::is_its_own(article, figure, &judged);
            let open = wording::finding(article, index, figure, &open, (doubt, tried), lang);
            other_periods.push((out.len(), named, open));
        }
        if weak && judged.verdict == Verdict::Disagrees {
            let open = verdict::Judged { verdict: Verdict::Uncheckable, slip: None, ..judged.clone() };
            weakly.push((out.len(), wording::finding(article, index, figure, &open, (doubt, tried), lang)));
        }
        out.push(wording::finding(article, index, figure, &judged, (doubt, tried), lang));
    }
    for (place, figure, doubt) in unclear {
        let beside = || {
            (doubt < slots::Doubt::Elsewhere).then(|| company.meets_beside(article, index, (place, figure)))
        };
        let accused = company.accuses_of(place);
        // What seems wrong of its own period is explained by nothing of another one.
        let found = beside().flatten().or_else(|| {
            if look != Look::Around || company.is_sure_of(place) {
                return None;
            }
            around::met(&company, article, index, (place, figure), doubt)
                .or_else(|| same_ratio::met(&company, article, index, (place, figure)))
                .or_else(|| parts_of_change::met_around(&company, article, index, (place, figure)))
                .filter(|r| accused.is_none_or(|period| period == r.period))
        });
        if let Some(reading) = found {
            let met =
                verdict::Judged { verdict: Verdict::Agrees, reading: Some(reading.clone()), slip: None };
            let judged = wrong_side::named(article, figure, met, false);
            match judged.verdict {
                Verdict::Agrees => company.agree(place, &reading),
                Verdict::Disagrees => {}
                Verdict::Uncheckable => continue,
            }
            weakly.retain(|(p, _)| *p != place);
            open.retain(|o| o.place != place);
            let tried = chosen.map(|_| core::slice::from_ref(&reading));
            if let Some(found) = out.get_mut(place) {
                *found = wording::finding(article, index, figure, &judged, (doubt, tried), lang);
            }
        }
    }
    if look == Look::Around {
        for (place, figure, readings, doubt) in settled {
            let again =
                || said_already::judged(&company, article, index, (place, figure), (&readings, doubt));
            let judged = match out.get(place).map(|f| f.verdict) {
                Some(Verdict::Agrees) => company.at_odds(article, index, (place, figure)).or_else(again),
                Some(Verdict::Uncheckable) => both_ends::judged(&company, article, index, (place, figure))
                    .or_else(|| {
                        around::slipped(&company, article, index, (place, figure), (&readings, doubt))
                    })
                    .or_else(|| {
                        share_in_points::told_in_percent(&company, article, index, (place, figure), doubt)
                    })
                    .or_else(again),
                _ => None,
            };
            let judged: Option<verdict::Judged> =
                judged.filter(|j| !taken_back::is_taken_back((article, index), figure, j));
            if let Some((judged, found)) = judged.zip(out.get_mut(place)) {
                let tried = chosen.map(|_| readings.as_slice());
                *found = wording::finding(article, index, figure, &judged, (doubt, tried), lang);
                open.retain(|o| o.place != place);
            }
        }
    }
    for (place, open) in weakly.into_iter().filter(|(place, _)| company.speaks_against(*place)) {
        if let Some(found) = out.get_mut(place) {
            *found = open;
        }
    }
    for figure in open {
        let judged = company.speaks_for(index, &figure);
        let judged = judged.filter(|j| !taken_back::is_taken_back((article, index), figure.figure(), j));
        let judged = judged.and_then(|j| row_meant::own(article, index, figure.figure(), j));
        if let Some((found, judged)) = out.get_mut(figure.place).zip(judged) {
            *found = wording::finding(
                article,
                index,
                figure.figure(),
                &judged,
                (figure.doubt, chosen.map(|_| figure.readings())),
                lang,
            );
        }
    }
    other_times::take_back(&mut out, other_periods);
    for told in order_told::turned(article, index) {
        let own = [told.span.0, told.span.1];
        let open = out.iter_mut().find(|f| f.span == own && f.verdict != Verdict::Disagrees);
        if let Some(found) = open {
            *found = wording::finding(
                article,
                index,
                &told.figure,
                &told.judged,
                (slots::Doubt::None, None),
                lang,
            );
        }
    }
    let mut taken: Vec<stated_in_words::Taken> = Vec::new();
    let agreed: Vec<superlatives::Agreed<'_>> = company.agreed().collect();
    for (claim, late) in stated_in_words::all(article, index, &agreed) {
        // What two ways of counting find is told once, by the first.
        let span = claim.figure.span;
        let again = stated_in_words::meets_one(&taken, span) && (late || claim.readings.is_empty());
        if stated_in_words::is_told(&taken, &claim, again) {
            continue;
        }
        let (judged, doubt, _) = judge(&claim.figure, &claim.readings, &[], claim.slots.doubt);
        let judged = within_bloc::left_open(article, index, &claim.figure, judged);
        // What the first left open the second may find, never accuse of.
        let left = again || stated_in_words::hangs(article, &claim, (&out, &agreed));
        if judged.verdict != Verdict::Agrees && left {
            continue;
        }
        let tried = chosen.map(|_| claim.readings.as_slice());
        let settled = judged.verdict != Verdict::Uncheckable;
        taken.push(([span.0, span.1], judged.verdict, !claim.readings.is_empty()));
        // "chỉ hai lần": no multiple, once it is found to be a number of times.
        out.retain(|f| {
            let open = f.verdict == Verdict::Uncheckable || again && f.verdict == Verdict::Disagrees;
            !settled || !open || f.span[1] <= span.0 || f.span[0] >= span.1
        });
        out.push(wording::finding(article, index, &claim.figure, &judged, (doubt, tried), lang));
    }
    out.sort_by_key(|f| f.span);
    out
}
