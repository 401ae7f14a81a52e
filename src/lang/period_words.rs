//! Words of periods in the languages of official tables: months, quarters, halves, weeks, eras, and what stands beside a period
//! and says how sure its figures are.

use super::read_period::Sure;
use super::word_lists::WordLists;

const MONTHS: [&str; 12] = [
    " jan january januar janner janvier enero ene janeiro gennaio gen januari janv styczen stycznia sty leden ledna januarie jaanuar январь января янв มกราคม ocak ianuarie ian січень tammikuu ",
    " feb february februar feber fevrier fevr fev febrero fevereiro febbraio febr februari luty lutego lut unor unora февраль февраля фев февр กุมภาพันธ subat februarie pebruari лютий helmikuu ",
    " mar march mac marz mrz mars marzo marco maart mrt maret maerz marzec marca brezen brezna март марта мар มีนาคม mart marcius martie marts березень maaliskuu ",
    " apr april avril avr abril abr aprile kwiecien kwietnia kwi duben dubna апрель апреля апр เมษายน nisan nis aprilis aprilie квітень huhtikuu ",
    " may mai mayo maio maggio mag mei maj maja kveten kvetna май мая พฤษภาคม mayis majus травень toukokuu ",
    " jun june juni juin junio junho giugno giu czerwiec czerwca cze cerven cervna июнь июня июн มิถุนายน haziran haz junius iunie iun червень kesakuu ",
    " jul july juli juillet juil julio julho luglio lug lipiec lipca lip cervenec cervence июль июля июл กรกฎาคม temmuz tem julius iulie iul липень heinakuu ",
    " aug august aout agosto ago augustus agustus agt sierpien sierpnia sie srpen srpna augusti август августа авг สิงหาคม agustos augusztus agu серпень elokuu ",
    " sep sept september septembre septiembre setembro set settembre wrzesien wrzesnia wrz zari сентябрь сентября сен сент กันยายน eylul eyl szeptember septembrie setiembre вересень syyskuu ",
    " oct october oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz rijen rijna октябрь октября окт ตุลาคม ekim eki octombrie жовтень lokakuu ",
    " nov november novembre noviembre novembro listopad listopada lis nopember ноябрь ноября ноя нояб พฤศจิกายน kasim kas noiembrie листопад marraskuu ",
    " dec december dezember dez decembre diciembre dic disember dezembro dicembre prosinec grudzien grudnia gru desember des декабрь декабря дек ธันวาคม aralik ara decembrie грудень joulukuu ",
];

/// Months in further languages: Greek, Arabic of east and west, Hebrew, Croatian, Baltic, Turkic, Bulgarian, Ukrainian.
#[cfg(feature = "studio")]
const MONTHS_ELSEWHERE: [&str; 12] = [
    " ιανουαριοσ ιανουαριου ιαν يناير جانفي كانونالثاني كانونثاني ינואר sijecanj sijecnja janvaris janvari sausis sausio yanvar януари ян січня қантар қаңтар ",
    " φεβρουαριοσ φεβρουαριου φεβρ φεβ فبراير فيفري شباط פברואר veljaca veljace februaris vasaris vasario veebruar fevral февруари лютого ақпан ",
    " μαρτιοσ μαρτιου μαρ مارس اذار מרץ marec ozujak ozujka kovas kovo березня наурыз ",
    " απριλιοσ απριλιου απρ ابريل افريل نيسان אפריל travanj travnja balandis balandzio aprel aprill квітня сәуір ",
    " μαιοσ μαιου μαι مايو ماي ايار מאי svibanj svibnja maijs geguze geguzes травня мамыр ",
    " ιουνιοσ ιουνιου ιουν يونيو جوان حزيران יוני lipanj lipnja junijs birzelis birzelio juuni junij iyun юни червня маусым ",
    " ιουλιοσ ιουλιου ιουλ يوليو يوليوز جويليه تموز יולי srpanj srpnja julijs liepa liepos juuli julij julai iyul юли липня шілде ",
    " αυγουστοσ αυγουστου αυγ اغسطس غشت اوت اب אוגוסט kolovoz kolovoza augusts rugpjutis rugpjucio avgust avg avqust ogos серпня тамыз ",
    " σεπτεμβριοσ σεπτεμβριου σεπτ σεπ سبتمبر شتنبر ايلول ספטמבר rujan rujna septembris rugsejis rugsejo szept sentyabr септември сеп вересня қыркүйек ",
    " οκτωβριοσ οκτωβριου οκτ اكتوبر تشرينالاول تشريناول אוקטובר oktobar oktobris spalis spalio oktoober oktyabr октомври жовтня қазан ",
    " νοεμβριοσ νοεμβριου νοε νοεμ نوفمبر نونبر تشرينالثاني تشرينثاني נובמבר studeni studenoga novembar novembris lapkritis lapkricio noyabr ноември листопада қараша ",
    " δεκεμβριοσ δεκεμβριου δεκ ديسمبر دجنبر كانونالاول كانوناول דצמבר prosinac prosinca decembar decembris gruodis gruodzio detsember dekabr disember декември грудня желтоқсан ",
];

/// Months as Thai tables shorten them, `ม.ค.`: what stands before and behind the point.
pub(super) const THAI_MONTHS: [(&str, &str); 12] = [
    ("ม", "ค"),
    ("ก", "พ"),
    ("มี", "ค"),
    ("เม", "ย"),
    ("พ", "ค"),
    ("มิ", "ย"),
    ("ก", "ค"),
    ("ส", "ค"),
    ("ก", "ย"),
    ("ต", "ค"),
    ("พ", "ย"),
    ("ธ", "ค"),
];

/// Eras as Japanese tables shorten them.
pub(super) const ERA_LETTERS: [(&str, i16); 5] =
    [("m", 1867), ("t", 1911), ("s", 1925), ("h", 1988), ("r", 2018)];

pub(super) const ERAS: [(&str, i16); 7] = [
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
    ("民國", 1911),
    ("民国", 1911),
];

#[cfg(not(feature = "studio"))]
const MONTHS_ELSEWHERE: [&str; 0] = [];

const QUARTER_WORDS: &str = " quy q quarter qtr quartal trimestre trim kvartal kwartal ctvrtleti trimester kwartaal vj vierteljahr triwulan tw квартал квартала кварталы кв quarters trimestres quartale negyedev tromesecje tromjesecje ไตรมาส neljannes neljannesvuosi τριμηνο τριμηνου ceyrek stvrtrok stvrtroka ceturksnis ketvirtis cetrtletje тримесечие suku trimestrul trimestru trimestri ربع الربع trimestra ";
const HALF_WORDS: &str = " half halbjahr semestre semester polrocze pololeti полугодие полугодия halvar semestr felev semestrul polrok polroka шестмесечие yariyil polgodiste polletje εξαμηνο εξαμηνου півріччя poolaasta pusgads hj ";
/// Words for quarters and halves of further languages and shortened ones, which only the build that opens files needs.
#[cfg(feature = "studio")]
const QUARTERS_ELSEWHERE: &str = " cet ceturksna ketv ketvircio fjordungur arsfjordungur kv qrt трим тримесечје тромесечје רבעון רביע tri trimes тоқсан токсан tremujori ceyregi ";
#[cfg(not(feature = "studio"))]
const QUARTERS_ELSEWHERE: &str = "";
#[cfg(feature = "studio")]
const HALVES_ELSEWHERE: &str = " sem pusmetis pusgada полуг ";
#[cfg(not(feature = "studio"))]
const HALVES_ELSEWHERE: &str = "";

const ORDINALS: [&str; 4] = [
    " first primer primeiro premier primo erstes πρωτο الاول اول ",
    " second segundo deuxieme secondo zweites δευτερο الثاني ثاني ",
    " third tercer terceiro troisieme terzo drittes τριτο الثالث ثالث ",
    " fourth cuarto quarto quatrieme viertes τεταρτο الرابع رابع ",
];
const WEEK_WORDS: &str = " tuan week kw w kalenderwoche semaine woche wk semana kalw minggu hafta неделя ";
const YEAR_WORDS: &str = " nam year fy jahr annee ano anno rok calendar cy fiscal anio tahun yil jaar  anul عام سنه العام السنه ετοσ год godina ";
/// Words that may stand around a period without making it a phrase.
const FILLERS: &str = " nam ngay на วันที year ca of the de du del en full in for fy month thang quy quarter am n a period ending ended end calendar fiscal yr г год года гг 年 月 년 월 total tong من عام سنه لعام لسنه ετουσ il роки році roku ";

/// More of them, which only the build that opens files needs: Mongolian, Kazakh, Persian.
#[cfg(feature = "studio")]
const FILLERS_ELSEWHERE: &str = " gads gada за он оны онд жыл жылы жылгы سال الماليه ماليه السنه العام ";
#[cfg(not(feature = "studio"))]
const FILLERS_ELSEWHERE: &str = "";

static MONTH_LISTS: WordLists = WordLists::of(|n| {
    MONTHS.get(n).or_else(|| n.checked_sub(MONTHS.len()).and_then(|n| MONTHS_ELSEWHERE.get(n))).copied()
});
/// The same in Russian and Ukrainian.
#[cfg(feature = "studio")]
const ORDINALS_ELSEWHERE: [&str; 4] = [
    " первый первое перше перший ",
    " второй второе друге другий ",
    " третий третіи третій ",
    " четвертый четвертий ",
];
#[cfg(not(feature = "studio"))]
const ORDINALS_ELSEWHERE: [&str; 0] = [];
static ORDINAL_LISTS: WordLists = WordLists::of(|n| {
    let elsewhere = || ORDINALS_ELSEWHERE.get(n.checked_sub(ORDINALS.len())?);
    let list = ORDINALS.get(n);
    if cfg!(feature = "studio") { list.or_else(elsewhere).copied() } else { list.copied() }
});
pub(super) static QUARTERS: WordLists = WordLists::of(|n| match n {
    0 => Some(QUARTER_WORDS),
    1 if cfg!(feature = "studio") => Some(QUARTERS_ELSEWHERE),
    _ => None,
});
pub(super) static HALVES: WordLists = WordLists::of(|n| match n {
    0 => Some(HALF_WORDS),
    1 if cfg!(feature = "studio") => Some(HALVES_ELSEWHERE),
    _ => None,
});
pub(super) static WEEKS: WordLists = WordLists::of(|n| (n == 0).then_some(WEEK_WORDS));
pub(super) static YEARS: WordLists = WordLists::of(|n| (n == 0).then_some(YEAR_WORDS));
pub(super) static BESIDE: WordLists = WordLists::of(|n| [FILLERS, FILLERS_ELSEWHERE].get(n).copied());

/// The month a word names.
pub(super) fn month_word(word: &str) -> Option<u8> {
    (word.len() >= 3).then(|| MONTH_LISTS.find(word))?.map(|m| (m % MONTHS.len()) as u8 + 1)
}

/// The number from 1 to 4 that a word of order names.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    ORDINAL_LISTS.find(word).map(|n| (n % ORDINALS.len()) as u8 + 1)
}

pub(super) fn roman(word: &str) -> Option<u8> {
    Some(match word {
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        _ => return None,
    })
}

/// A month in Roman figures.
pub(super) fn roman_month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    MONTHS.iter().position(|m| *m == word).map(|m| m as u8 + 1)
}

/// A Chinese numeral from 1 to 4, as quarters are written.
pub(super) fn ideographic(word: &str) -> Option<u8> {
    Some(match word {
        "一" => 1,
        "二" => 2,
        "三" => 3,
        "四" => 4,
        _ => return None,
    })
}

/// Beginnings of words for what is not final yet, and for what is estimated or expected, in the languages whose words bend.
#[cfg(feature = "studio")]
const PRELIMINARY: &[&str] = &[
    "bradabirgd",
    "forelopig",
    "ennakkotie",
    "esialgne",
    "esialgsed",
    "predbezn",
    "wstepn",
    "privremen",
    "zacasn",
    "предварител",
    "provizor",
    "προσωριν",
    "gecici",
    "sementara",
    "voorlopig",
    "vorlaufig",
    "provvisori",
    "provisionnel",
    "provisoires",
    "preliminai",
    "preliminar",
    "isankstini",
    "provizoris",
    "速報",
    "暫定",
    "初步",
    "잠정",
    "เบืองตน",
];
#[cfg(feature = "studio")]
const ESTIMATED: &[&str] = &[
    "imputed",
    "оценка",
    "оценки",
    "szacun",
    "odhad",
    "tahmin",
    "perkiraan",
    "estimaci",
    "estimativ",
    "becsl",
    "推計",
    "見込",
    "예상",
];

/// What ideographs say, which stand in a text without a space between: "（速報）", "暂定数".
#[cfg(feature = "studio")]
pub(super) fn sure_ideographs(text: &str) -> Option<Sure> {
    let any = |list: &[&str]| list.iter().any(|w| text.contains(w));
    if text.is_ascii() {
        None
    } else if any(&["速報", "確速", "暫定", "暂定", "初步", "速报", "잠정", "속보"]) {
        Some(Sure::Preliminary)
    } else if any(&["推計", "見込", "估计数", "預估", "预计数", "추정", "예상치"]) {
        Some(Sure::Estimate)
    } else if any(&["修正", "修訂", "修订", "改定"]) {
        Some(Sure::Revised)
    } else {
        None
    }
}

/// Words for what comes before, alone or beside data: what may change yet; beside a year: the year before.
#[cfg(feature = "studio")]
const NOT_THE_YEAR_BEFORE: &[&str] = &["попередн", "prethodn"];

#[cfg(feature = "studio")]
fn begins_with(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| word.starts_with(w))
}

/// Words beside a period for how sure its figures are, in the order of [`SURE`].
const SURE_WORDS: [&str; 5] = [
    " prel preliminary provisional prov vorlaufig vorlaufiger vorlaufige provisoire elozetes predbezne wstepne предварительные preliminar preliminares oportunas oportuna provisorio provisoria provvisorio provisorisch ᵖ ",
    " uoc est estimate estimated estimates forecast uth projected projection estimado estimada stimato geschatzt ᵉ ",
    " plan target planned ",
    " actual actuals outcome realisasi факт ",
    " revised rev revisada revisadas revisado revisados revise revidiert ʳ ",
];
const SURE: [Sure; 5] = [Sure::Preliminary, Sure::Estimate, Sure::Plan, Sure::Actual, Sure::Revised];
/// More of them, which only the build that opens files needs. Not "процент", per cent.
#[cfg(feature = "studio")]
const SURE_ELSEWHERE: [&str; 4] = [
    " اوليه ",
    " proyeksi прогноз proyeccion pronostico projecao previsao prognoza процена процене процени процену ",
    " план rencana ",
    " отчет есеп ",
];
#[cfg(not(feature = "studio"))]
const SURE_ELSEWHERE: [&str; 0] = [];
static SURE_LISTS: WordLists = WordLists::of(|n| {
    SURE_WORDS.get(n).or_else(|| n.checked_sub(SURE_WORDS.len()).and_then(|n| SURE_ELSEWHERE.get(n))).copied()
});

/// What two words beside a period say about its figures.
fn sure_words(word: &str, next: &str) -> Option<Sure> {
    Some(match (word, next) {
        ("so", "bo") => Sure::Preliminary,
        ("du", "bao") => Sure::Estimate,
        ("ke", "hoach") | ("muc" | "chi", "tieu") | ("du", "kien") => Sure::Plan,
        ("thuc", "hien") | ("chinh", "thuc") => Sure::Actual,
        #[cfg(feature = "studio")]
        ("du", "toan") => Sure::Plan,
        // "Ư. TH"
        #[cfg(feature = "studio")]
        ("u", "th") => Sure::Estimate,
        #[cfg(feature = "studio")]
        ("quyet", "toan") => Sure::Actual,
        // "попередній рік" is the year before, "попередні дані" are data that may change.
        #[cfg(feature = "studio")]
        _ if begins_with(word, NOT_THE_YEAR_BEFORE)
            && begins_with(next, &["дан", "показ", "результ", "podac", "podat", "rezultat"]) =>
        {
            Sure::Preliminary
        }
        _ => return None,
    })
}

/// What the beginning of a word beside a period says about its figures, in the languages whose words bend.
#[cfg(feature = "studio")]
fn sure_beginning(word: &str, alone: bool) -> Option<Sure> {
    if alone && begins_with(word, NOT_THE_YEAR_BEFORE) || begins_with(word, PRELIMINARY) {
        Some(Sure::Preliminary)
    } else if begins_with(word, ESTIMATED) {
        Some(Sure::Estimate)
    } else {
        None
    }
}
#[cfg(not(feature = "studio"))]
fn sure_beginning(_: &str, _: bool) -> Option<Sure> {
    None
}

/// What words beside a period say about its figures: lists rather than one `match` of a hundred words, which compiles to a function that
/// WebKitGTK 2.50 dies of when it gets warm.
pub(super) fn sure_word(word: &str, next: Option<&str>, alone: bool) -> Option<Sure> {
    if let Some(sure) = next.and_then(|next| sure_words(word, next)) {
        return Some(sure);
    }
    if let Some(sure) = SURE_LISTS.find(word).and_then(|n| SURE.get(n % SURE.len())) {
        return Some(*sure);
    }
    if let Some(sure) = sure_beginning(word, alone) {
        return Some(sure);
    }
    Some(match word {
        _ if !alone => return None,
        "pre" if next.is_none() => Sure::Preliminary,
        "p" | "pr" => Sure::Preliminary,
        "e" | "f" => Sure::Estimate,
        "r" => Sure::Revised,
        "kh" => Sure::Plan,
        "th" => Sure::Actual,
        _ => return None,
    })
}
