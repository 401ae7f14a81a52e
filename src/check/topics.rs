//! What a table is about when it is not about flows of trade: each of its measures is a topic (people, projects, tonnes, a rate, an
//! index), called in the article by the measure's own words or by others of the same line.

use super::article::{Article, Mention, Says};
use super::figures_in_text::{Counts, Figure};
use super::kinds::{Sort, behind};
use super::lexicon::{Mark, Phrases};
use super::slots::{Choice, FAR, Side, choice};
use super::table_index::TableIndex;
use super::words::fold;
use crate::dataset::{Dataset, Flow, MeasureKind, Series};
use crate::lang::unit_in;
use crate::period::Period;
use crate::unit::{Quantity, Unit};
use std::collections::HashSet;
use std::sync::OnceLock;

/// How the values of a topic behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sorted {
    /// Adds up over time: tonnes, visitors, capital.
    Flow,
    /// Holds at a time: people, capacity, a price.
    Stock,
    /// A percentage of something else.
    Rate,
    /// Now in percent of then; what it is compared with, when its name says.
    Index(Option<Against>),
    /// Change in percent.
    Change(Option<Against>),
}

/// What an index or a change is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// The same period of the year before.
    Year,
    /// The month before.
    Month,
    /// The quarter before.
    Quarter,
    /// A year that is named.
    Named(i16),
    /// A month or quarter that is named.
    At(Period),
}

/// A measure of the table.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// The measure in the dataset.
    pub(super) measure: u32,
    /// Its name; the table's title where the measure has no name of its own.
    pub(super) name: String,
    /// What it counts, with its scale word.
    pub(super) unit: Unit,
    /// The unit of its series, where the table says another in its title.
    pub(super) in_series: Unit,
    /// Whether the table says no unit at all: then only digits can be compared.
    pub(super) unknown: bool,
    /// How its values behave.
    pub(super) sorted: Sorted,
    /// Single words that name what is counted.
    words: HashSet<String>,
    /// Lines of [`SUBJECTS`] that it belongs to.
    pub(super) lines: Vec<usize>,
}

/// Things that tables count besides trade. One line is one thing, names parted by `|`.
pub(super) const SUBJECTS: &[&str] = &[
    "GDP|economy|tổng sản phẩm|tổng sản phẩm trong nước|tổng sản phẩm quốc nội|GRDP|quy mô nền kinh tế|quy mô kinh tế|nền kinh tế|gross domestic product|giá trị tăng thêm|value added|the economy|economic output|tăng trưởng kinh tế|economic growth|national output",
    "dân số|population|người dân|inhabitants|residents|people|persons|number of people|số dân",
    "khách|khách quốc tế|lượt khách|lượt người|du khách|khách du lịch|khách nước ngoài|visitors|visitor arrivals|arrivals|tourists|tourist arrivals|foreign visitors|guests|international arrivals|holidaymakers|travellers|lượt khách quốc tế|khách quốc tế đến",
    "vốn đăng ký|registered|vốn đăng kí|tổng vốn đăng ký|vốn FDI|vốn đầu tư|vốn đầu tư đăng ký|registered capital|pledged capital|pledges|committed capital|foreign direct investment|investment|capital|commitments|FDI|registered investment|đầu tư trực tiếp nước ngoài|vốn|tổng vốn đầu tư|dòng vốn",
    "vốn thực hiện|implemented|vốn giải ngân|giải ngân|disbursement|disbursed|implemented capital|realised capital|realized capital|disbursed capital",
    "dự án|số dự án|dự án mới|dự án cấp mới|projects|new projects|licences|licenses|project|lượt dự án",
    "CPI|chỉ số giá tiêu dùng|giá tiêu dùng|lạm phát|inflation|consumer prices|consumer price index|giá cả|cost of living",
    "sản lượng|production|output|generation|sản xuất|electricity output|thu hoạch|harvest|crop|produced|generated|power output|điện sản xuất|sản lượng điện",
    "diện tích|area|planted area|gieo trồng|diện tích gieo trồng|acreage|sown area|harvested area",
    "năng suất|yield|yields",
    "công suất|capacity|installed capacity|công suất lắp đặt|công suất đặt",
    "bán lẻ|tổng mức bán lẻ|retail sales|doanh thu bán lẻ|retail revenue|retail|retail trade|tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng",
    "IIP|chỉ số sản xuất công nghiệp|sản xuất công nghiệp|industrial production|industrial output|industrial production index|index of industrial production|factory output",
    "thất nghiệp|tỷ lệ thất nghiệp|unemployment|unemployment rate|jobless rate",
    "lao động|việc làm|employment|workers|jobs|labour force|labor force|workforce|employed",
    "kiều hối|remittances",
    "nợ công|public debt|government debt|debt",
    "thu ngân sách|thu ngân sách nhà nước|budget revenue|government revenue",
    "chi ngân sách|chi ngân sách nhà nước|budget spending|government spending|public spending",
    "giá|đơn giá|giá bình quân|price|prices|average price|unit price|giá bán",
    "dự trữ ngoại hối|foreign exchange reserves|reserves",
    "lượng|khối lượng|về lượng|volume|quantity|tonnage|in volume|by volume|in volume terms|xét về lượng|số lượng",
    "trị giá|giá trị|kim ngạch|về trị giá|về giá trị|về kim ngạch|value|in value|by value|in value terms|turnover|revenue|doanh thu",
    "dân số thành thị|đô thị hóa|tỷ lệ đô thị hóa|tỷ lệ dân số thành thị|urban population|urbanisation|urbanization|urbanisation rate|urban share",
    "doanh nghiệp|số doanh nghiệp|doanh nghiệp đăng ký thành lập mới|doanh nghiệp thành lập mới|enterprises|companies|firms|businesses|new businesses|newly established enterprises",
    "tiêu thụ|tiêu dùng|consumption|demand|sử dụng|consumed|điện tiêu thụ",
    "phát thải|khí thải|emissions|CO2 emissions|carbon emissions|phát thải CO2",
    "tín dụng|dư nợ tín dụng|credit|lending|loans|outstanding loans",
    "học sinh|số học sinh|pupils|students|sinh viên|enrolment|enrollment",
    "ca mắc|số ca mắc|cases|infections|số ca",
    "số sinh|births|live births|trẻ sinh ra",
    "số chết|deaths|tử vong",
    "hộ nghèo|tỷ lệ hộ nghèo|tỷ lệ nghèo|poverty|poverty rate",
    "xe|xe ô tô|lượng xe|vehicles sold|car sales|registrations|doanh số|doanh số bán xe",
    "chỉ số sản xuất|production index",
    "thu nhập|thu nhập bình quân|income|earnings|wages|tiền lương|lương|average income",
    "vận tải hành khách|hành khách|lượt hành khách|passengers|passenger traffic",
    "đêm lưu trú|số đêm lưu trú|ngày khách|lượt lưu trú|nights|overnight stays|guest nights|bed nights|tourist nights|nights spent",
    "hàng hóa vận chuyển|vận tải hàng hóa|freight|cargo|goods carried",
];

/// Words that carry no meaning of their own in a measure's name.
const EMPTY: &str = " value gia tri tri gia so so luong total tong number amount of the in by and va for cua theo nam thang quy year month new moi a an to at per current prices price \
    bang index chi table unit don vi tinh annual monthly quarterly average binh quan trieu nghin ty thousand million billion usd dong vnd ";

fn against(name: &str) -> Option<Against> {
    let folded = fold(name);
    if folded.contains("thang truoc")
        || folded.contains("previous month")
        || folded.contains("month-on-month")
        || folded.contains("mom")
    {
        return Some(Against::Month);
    }
    if folded.contains("quy truoc")
        || folded.contains("previous quarter")
        || folded.contains("quarter-on-quarter")
    {
        return Some(Against::Quarter);
    }
    let yearly = [
        "nam truoc",
        "cung ky",
        "previous year",
        "year-on-year",
        "year earlier",
        "yoy",
        "y/y",
        "same period",
        "corresponding period",
    ];
    if yearly.iter().any(|w| folded.contains(w)) {
        return Some(Against::Year);
    }
    let lower = name.to_lowercase();
    let behind = ["so với", "compared with", "compared to", " vs "].iter().find_map(|w| lower.split_once(w));
    let at = behind.and_then(|(_, then)| crate::lang::when_in_from(then, 0)).and_then(|w| w.period());
    if let Some(period) = at.filter(|p| !matches!(p, Period::Year(_) | Period::Years(..))) {
        return Some(Against::At(period));
    }
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let named = words.iter().rev().find_map(|w| w.parse::<i16>().ok().filter(|y| (1900..2100).contains(y)));
    named
        .filter(|_| folded.contains("so voi") || folded.contains("compared") || folded.contains(" vs "))
        .map(Against::Named)
}

/// Whether values lie around a hundred, as those of an index with an earlier period = 100 do.
fn around_hundred(series: &[&Series]) -> bool {
    let values: Vec<f64> =
        series.iter().flat_map(|s| s.points.iter().filter_map(|p| s.base_value(p).ok())).take(400).collect();
    !values.is_empty()
        && values.iter().filter(|v| (60.0..=180.0).contains(*v)).count() * 10 >= values.len() * 8
}

fn spaced(text: &str) -> String {
    format!(
        " {} ",
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    )
}

/// The lines that say the most of a text: those whose phrase is not a part of another line's.
fn lines_of(text: &str) -> Vec<usize> {
    // The phrases stay the same for every text.
    static PHRASES: OnceLock<Vec<(usize, String)>> = OnceLock::new();
    let phrases = PHRASES.get_or_init(|| {
        let lines = SUBJECTS.iter().enumerate();
        lines.flat_map(|(i, line)| line.split('|').map(move |p| (i, spaced(p)))).collect()
    });
    let found: Vec<&(usize, String)> = phrases.iter().filter(|(_, p)| text.contains(p.as_str())).collect();
    let mut out: Vec<usize> = found
        .iter()
        .filter(|(i, p)| !found.iter().any(|(j, q)| j != i && q.len() > p.len() && q.contains(p.as_str())))
        .map(|(i, _)| *i)
        .collect();
    out.dedup();
    out
}

/// Whether a name is that of a thing that tables count besides trade.
pub(super) fn is_subject(name: &str) -> bool {
    lines_of(&spaced(name)).iter().any(|line| !VALUE_LINES.contains(line))
}

/// Whether a unit counts days: "working days", "ngày làm việc"; not what is told for each day, as barrels are.
pub(super) fn is_days(unit: &str) -> bool {
    let lower = unit.to_lowercase();
    let mut before = "";
    lower.split_whitespace().any(|word| {
        let led = core::mem::replace(&mut before, word);
        matches!(word, "day" | "days" | "ngày") && !matches!(led, "per" | "a" | "each" | "mỗi" | "một" | "/")
    })
}

/// Lines that name no thing, only that it is an amount or a worth.
const VALUE_LINES: [usize; 2] = [21, 22];

/// The topics of a table, each with the measure and quantity whose series it takes.
pub(super) fn topics_of(dataset: &Dataset, wholes: &[String]) -> Vec<Topic> {
    let flowless = dataset.series.iter().all(|s| dataset.flow(s).is_none());
    let mut out: Vec<Topic> = Vec::new();
    for series in dataset.series.iter().filter(|s| dataset.flow(s).is_none()) {
        let Some(measure) = dataset.measure(series) else { continue };
        // Working days of a calendar are no topic beside flows.
        if !flowless && is_days(&series.unit_text) {
            continue;
        }
        // "gdp" in the column of flows is called by that name.
        let called = if flowless { None } else { beside_flows(dataset, series) };
        if !flowless && called.is_none() && matches!(measure.kind, MeasureKind::Value | MeasureKind::Quantity)
        {
            continue;
        }
        if out.iter().any(|t| t.measure == series.measure && t.in_series == series.unit) {
            continue;
        }
        let all: Vec<&Series> =
            dataset.series.iter().filter(|s| s.measure == series.measure && s.unit == series.unit).collect();
        let name = called.as_deref().unwrap_or(&measure.name);
        out.push(topic(dataset, series, (name, measure.kind), &all, wholes));
    }
    out
}

/// What the column of flows calls a series that is none of them, where no other of its kind and unit is called otherwise.
pub(super) fn beside_flows(dataset: &Dataset, series: &Series) -> Option<String> {
    let name = |s: &Series| {
        dataset.dimensions.iter().enumerate().find_map(|(d, dimension)| {
            let member = dataset.member(s, d).filter(|m| m.flow.is_none())?;
            (dimension.kind == crate::dataset::DimensionKind::Flow).then(|| member.name.clone())
        })
    };
    if is_days(&series.unit_text) {
        return None;
    }
    // GDP whose flow is "total" is called by its measure.
    let own = name(series).filter(|n| !super::table_index::is_total_name(&fold(n)))?;
    let alike =
        |s: &&Series| dataset.flow(s).is_none() && s.measure == series.measure && s.unit == series.unit;
    dataset.series.iter().filter(alike).all(|s| name(s).as_deref() == Some(&own)).then_some(own)
}

fn topic(
    dataset: &Dataset,
    series: &Series,
    (name, kind): (&str, MeasureKind),
    all: &[&Series],
    wholes: &[String],
) -> Topic {
    let generic = matches!(fold(name).as_str(), "value" | "gia tri" | "so lieu" | "amount" | "");
    // A column with one name in it says what all of the table is: "arrivals" under "flow".
    let one = |d: &'_ crate::dataset::Dimension| {
        d.members.iter().map(|m| m.name.clone()).next().filter(|_| d.members.len() == 1)
    };
    let single: Vec<String> = dataset.dimensions.iter().filter_map(one).collect();
    // "Arrivals, Nights": a head that is a unit is the name, where the table has other measures.
    let several = dataset.measures.len() > 1 && dataset.series.iter().any(|s| s.measure != series.measure);
    let headed = match &series.unit.quantity {
        Quantity::Other(word) if generic && several => word.as_str(),
        _ => "",
    };
    let (name, generic) = if headed.is_empty() { (name, generic) } else { (headed, false) };
    let around = || {
        let dimensions = dataset.dimensions.iter().map(|d| d.name.as_str());
        dataset.title.iter().map(String::as_str).chain(dimensions).chain(single.iter().map(String::as_str))
    };
    // A unit that stands beside the heading of another column or in the title.
    let said = series.unit_text.is_empty() && series.unit.quantity == Quantity::Number;
    let found = said.then(|| around().find_map(|text| unit_in(text).map(|(unit, _)| unit))).flatten();
    let unit = found.unwrap_or_else(|| series.unit.clone());
    let title: String = around().collect::<Vec<_>>().join(" ");
    let about = if generic {
        format!("{title} {}", series.unit_text)
    } else {
        format!("{name} {}", series.unit_text)
    };
    let folded = spaced(&about);
    let wholes: Vec<String> = wholes.iter().map(|w| spaced(w)).collect();
    let own = lines_of(&folded);
    let lines = if own.iter().any(|l| !VALUE_LINES.contains(l)) {
        own
    } else {
        let mut more = lines_of(&spaced(&title));
        more.extend(wholes.iter().flat_map(|w| lines_of(w)));
        more.extend(own);
        more
    };
    let words = folded
        .split_whitespace()
        .filter(|w| w.len() > 1 && !EMPTY.split(' ').any(|e| e == *w))
        .map(str::to_owned)
        .collect();
    let percent = matches!(unit.quantity, Quantity::Percent | Quantity::PercentagePoint | Quantity::Index(_));
    // "Trị giá" is a worth, no price.
    let behaves = folded.replace(" tri gia ", " ").replace(" gia tri ", " ");
    let sorted = match kind {
        MeasureKind::Growth if !around_hundred(all) => Sorted::Change(against(name)),
        MeasureKind::Index | MeasureKind::Growth => Sorted::Index(against(name).or_else(|| against(&title))),
        _ if percent
            && (against(name).is_some() || matches!(unit.quantity, Quantity::Index(_)))
            && around_hundred(all) =>
        {
            Sorted::Index(against(name))
        }
        _ if percent && against(name).is_some() => Sorted::Change(against(name)),
        _ if percent => Sorted::Rate,
        MeasureKind::Population => Sorted::Stock,
        _ if [
            " dan so ",
            " population ",
            " capacity ",
            " cong suat ",
            " gia ",
            " price ",
            " ty le ",
            " rate ",
            " yield ",
            " nang suat ",
            " debt ",
            " reserves ",
            " du tru ",
        ]
        .iter()
        .any(|w| behaves.contains(w))
            || unit.per.is_some() =>
        {
            Sorted::Stock
        }
        _ => Sorted::Flow,
    };
    let unknown = unit.quantity == Quantity::Number && series.unit_text.is_empty() && unit.power == 0;
    let shown = if generic {
        dataset.title.first().or(single.first()).cloned().unwrap_or_default()
    } else {
        name.to_owned()
    };
    Topic {
        measure: series.measure,
        name: shown,
        unit,
        in_series: series.unit.clone(),
        unknown,
        sorted,
        words,
        lines,
    }
}

/// The words by which an article may call a table's topics.
pub(super) fn topic_names(index: &TableIndex<'_>) -> Phrases<u16> {
    let mut phrases = Phrases::new();
    for (at, topic) in index.topics.iter().enumerate() {
        let Ok(code) = u16::try_from(at) else { break };
        let own = topic.name.split(['(', '[', ',']).next().unwrap_or("").trim();
        let short = if own.is_ascii() { 3 } else { 2 };
        if own.chars().count() > short && against(own).is_none() {
            phrases.add(own, code);
        }
        for whole in index
            .whole_names()
            .filter(|w| w.chars().count() > 2 && !super::table_index::is_total_name(&fold(w)))
        {
            phrases.add(whole.split(['(', '[']).next().unwrap_or(whole), code);
        }
        for line in &topic.lines {
            for name in SUBJECTS.get(*line).into_iter().flat_map(|l| l.split('|')) {
                phrases.add(name, code);
            }
        }
    }
    phrases
}

impl Topic {
    /// Whether it is the product of a country, in money.
    pub(super) fn is_product(&self) -> bool {
        self.lines.contains(&0) && matches!(self.unit.quantity, Quantity::Money(_))
    }

    /// Whether it is how the product of a country grew, in percent.
    pub(super) fn is_growth_of_product(&self) -> bool {
        self.lines.contains(&0) && self.is_percents()
    }

    /// Whether it is the number of people.
    pub(super) fn is_people(&self) -> bool {
        self.lines.contains(&1) && !matches!(self.unit.quantity, Quantity::Money(_) | Quantity::Percent)
    }

    /// Whether the table states it in percent.
    pub(super) fn is_percents(&self) -> bool {
        matches!(self.sorted, Sorted::Rate | Sorted::Change(_))
    }

    /// Whether a figure can be one of this topic, and what that costs.
    pub(super) fn fit(&self, article: &Article, figure: &Figure, sort: Sort) -> Option<i32> {
        // A run, a place, a number of months: of whatever the table counts.
        if matches!(sort, Sort::Streak | Sort::Count | Sort::Rank | Sort::Extreme) {
            return Some(0);
        }
        let rate = matches!(self.sorted, Sorted::Rate);
        let derived = matches!(self.sorted, Sorted::Index(_) | Sorted::Change(_));
        let amount = !rate && !derived;
        let counted = !matches!(self.unit.quantity, Quantity::Money(_) | Quantity::Tonne);
        match figure.counts {
            Counts::Money(Some(c)) => match &self.unit.quantity {
                Quantity::Money(own) if *own == c && amount => Some(0),
                Quantity::Number if self.unknown && amount => Some(1),
                // "4.14 ringgit" for a dollar.
                Quantity::Other(_) if amount => Some(2),
                _ => None,
            },
            Counts::Money(None) => match &self.unit.quantity {
                Quantity::Money(_) if amount => Some(0),
                _ if amount => Some(1),
                _ => None,
            },
            Counts::Mass => match &self.unit.quantity {
                Quantity::Tonne => Some(0),
                Quantity::Number if self.unknown && amount => Some(2),
                _ => None,
            },
            Counts::Unit if amount && counted => {
                let inside = article.tokens.get(figure.tokens.0..figure.tokens.1).unwrap_or_default();
                let own = inside.iter().any(|t| self.words.contains(&t.folded));
                let called = article
                    .mentions_in(figure.tokens.0, figure.tokens.1)
                    .iter()
                    .any(|m| matches!(&m.says, Says::Topic(t) if t.iter().any(|i| self.is(article, *i))));
                let person = self.unit.quantity == Quantity::Person
                    && inside
                        .iter()
                        .any(|t| matches!(t.folded.as_str(), "nguoi" | "people" | "persons" | "inhabitants"));
                // "473 projects, 66 more than": the unit of the figure before.
                let sized = super::unit_sizes::is_of(inside, &self.unit.quantity);
                (own || called || person || sized || inside.len() == 1).then_some(0)
            }
            Counts::Bare if amount && counted && figure.value() >= 1000.0 => Some(1),
            // "from 2.35 to 3.34": a rate of exchange, a price, without its unit.
            Counts::Bare if amount && figure.decimal.exponent < 0 && counted => Some(1),

            Counts::Percent => match sort {
                Sort::Growth if amount => Some(if derived { 0 } else { 1 }),
                Sort::Growth if derived => Some(0),
                Sort::Index if amount || derived => Some(0),
                Sort::Share => Some(if rate { 0 } else { 1 }).filter(|_| rate || amount),
                Sort::ShareChange => Some(1).filter(|_| rate || amount),
                Sort::Value | Sort::Target if rate => Some(0),
                _ => None,
            },
            Counts::Points => Some(if rate || derived { 0 } else { 1 }),
            Counts::Times | Counts::Place | Counts::Things(_) if amount => Some(0),
            _ => None,
        }
    }

    /// How many words two topics share in their names.
    pub(super) fn words_shared(&self, other: &Topic) -> usize {
        self.words.intersection(&other.words).count()
    }

    /// Whether it is compared with a time that nobody means who says none: other than the month, quarter or year before.
    pub(super) fn must_be_said(&self, period: Period) -> bool {
        let (Sorted::Index(against) | Sorted::Change(against)) = self.sorted else { return false };
        match against {
            Some(Against::At(then)) => {
                Some(then) != period.previous() && Some(then) != period.same_of_year(-1)
            }
            Some(Against::Named(y)) => period.end_year() != y + 1,
            _ => false,
        }
    }

    fn is(&self, article: &Article, code: u16) -> bool {
        article.topic_measures.get(usize::from(code)).is_some_and(|m| *m == (self.measure, self.unit.clone()))
    }

    /// Whether an index or change compares with what a base says.
    pub(super) fn compares(&self, base: Option<super::slots::Base>, period: Period) -> bool {
        use super::slots::Base;
        let (Sorted::Index(against) | Sorted::Change(against)) = self.sorted else { return false };
        match (against, base) {
            (None, _) | (_, None) => true,
            (Some(Against::Year), Some(Base::Year)) => true,
            (Some(Against::Month), Some(Base::Month)) => true,
            (Some(Against::Quarter), Some(Base::Quarter)) => true,
            (Some(Against::Named(y)), Some(Base::Year)) => period.end_year() == y + 1,
            (Some(Against::Year), Some(b)) => {
                b.of(period).is_some_and(|b| Some(b) == period.same_of_year(-1))
            }
            (Some(Against::Month), Some(b)) => b.of(period).is_some_and(|b| Some(b) == period.previous()),
            (Some(Against::Named(y)), Some(b)) => b.of(period) == Some(Period::Year(y)),
            (Some(Against::At(then)), Some(b)) => b.of(period) == Some(then),
            _ => false,
        }
    }
}

fn called(m: &Mention) -> Option<&[u16]> {
    match &m.says {
        Says::Topic(codes) => Some(codes),
        _ => None,
    }
}

/// The topics a figure may be about, with what each costs.
pub(super) fn topics(
    article: &Article,
    index: &TableIndex<'_>,
    figure: &Figure,
    sort: Sort,
) -> Vec<Choice<Side>> {
    let at = figure.tokens.0;
    let sentence_id = article.sentence_of(at);
    let (clause, sentence) =
        (article.clause_start(article.clause_of(at)), article.sentence_start(sentence_id));
    let (next, stop) = behind(article, figure);
    let near = |from: usize, to: usize| article.mentions_in(from, to).iter().rev().find_map(called);
    // "nights went up by 15.4% and arrivals …": what follows is the next statement's.
    let joins = |i: usize| {
        article.token(i).is_some_and(|t| {
            matches!(t.folded.as_str(), "and" | "but" | "while" | "whereas" | "va" | "con") || t.is(',')
        })
    };
    let own = near(at, figure.tokens.1)
        .or_else(|| {
            article
                .mentions_in(next, stop.min(next + 3))
                .iter()
                .find(|m| m.start == next || m.start == next + 1 && !joins(next))
                .and_then(called)
        })
        .or_else(|| near(clause, at));
    let mut found: Vec<(&[u16], i32)> = own.map(|c| (c, 0)).into_iter().collect();
    if found.is_empty() {
        found.extend(near(sentence, clause).map(|c| (c, 1)));
        found.extend(article.mentions_in(next, stop).iter().find_map(called).map(|c| (c, 1)));
    }
    if found.is_empty() {
        let before = (1..FAR.min(sentence_id + 1)).find_map(|n| {
            near(article.sentence_start(sentence_id - n), article.sentence_start(sentence_id - n + 1))
        });
        found.extend(before.map(|c| (c, 2)));
    }
    let mut out: Vec<Choice<Side>> = Vec::new();
    let sure = |t: &Topic| !t.unknown && t.fit(article, figure, sort).is_some();
    let exact = index.topics.iter().any(sure);
    for (code, topic) in index.topics.iter().enumerate() {
        if exact && topic.unknown && matches!(figure.counts, Counts::Money(_) | Counts::Mass) {
            continue;
        }
        let Some(fit) = topic.fit(article, figure, sort) else { continue };
        let Ok(code) = u16::try_from(code) else { break };
        let said = found.iter().find(|(codes, _)| codes.contains(&code)).map(|(_, cost)| *cost);
        let cost = said.unwrap_or(if found.is_empty() {
            if code == 0 { 1 } else { 3 }
        } else if found.iter().any(|(_, c)| *c == 0) {
            8
        } else {
            5
        });
        out.push(choice(Side { flow: Flow::Turnover, side: 0, topic: Some(code) }, cost + fit));
    }
    // One topic of the right unit needs no word.
    if let [only] = out.as_mut_slice()
        && !matches!(figure.counts, Counts::Percent | Counts::Points | Counts::Times)
    {
        only.cost = only.cost.min(2);
    }
    out.sort_by_key(|c| c.cost);
    out
}

/// In a table of flows and other things: whether the other things are spoken of just before the figure.
pub(super) fn speaks_of_topic(article: &Article, figure: &Figure) -> bool {
    let at = figure.tokens.0;
    let sentence = article.sentence_start(article.sentence_of(at));
    let (next, stop) = behind(article, figure);
    let spoken = |m: &&Mention| {
        (m.flow().is_some() || called(m).is_some())
            && !m.compared
            && !super::slots::is_whole_of_share(article, m)
    };
    // What was spoken of last goes on: "Xuất khẩu ngô tăng 11,1%, lên 13,6 tỷ USD".
    let last = article.mentions_in(sentence, at).iter().rev().find(spoken);
    // A sentence that says neither goes on with what its paragraph spoke of last: "Việt Nam gần nhất: 17,6 triệu lượt, tương đương 97,6%".
    let on = |m: &&Mention| article.paragraph_of(m.start) == article.paragraph_of(at);
    let earlier = || article.mentions_in(0, sentence).iter().rev().take_while(on).find(spoken);
    last.or_else(earlier).is_some_and(|m| called(m).is_some())
        || article
            .mentions_in(next, stop.min(next + 2))
            .iter()
            .any(|m| called(m).is_some() && m.start <= next)
}

/// In a table without flows: whether the figure is of a flow other than the one the article is mostly about.
pub(super) fn other_flow(article: &Article, figure: &Figure) -> bool {
    let count = |mark: Mark| article.mentions.iter().filter(|m| m.flow() == Some(mark)).count();
    let (x, m) = (count(Mark::Flow(Flow::Export)), count(Mark::Flow(Flow::Import)));
    let main = if x >= m { Flow::Export } else { Flow::Import };
    let sentence = article.sentence_start(article.sentence_of(figure.tokens.0));
    let near = article.mentions_in(sentence, figure.tokens.0).iter().rev().find_map(Mention::flow);
    match near {
        Some(Mark::Flow(f)) => f != main && x.min(m) > 0 || f == Flow::Turnover && x + m > 0,
        Some(_) => true,
        None => false,
    }
}
