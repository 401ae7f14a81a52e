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
    " ιανουαριοσ ιανουαριου ιαν يناير جانفي كانونالثاني ינואר sijecanj sijecnja janvaris janvari sausis sausio yanvar януари ян січня қантар қаңтар ",
    " φεβρουαριοσ φεβρουαριου φεβρ φεβ فبراير فيفري شباط פברואר veljaca veljace februaris vasaris vasario veebruar fevral февруари лютого ақпан ",
    " μαρτιοσ μαρτιου μαρ مارس اذار מרץ marec ozujak ozujka kovas kovo березня наурыз ",
    " απριλιοσ απριλιου απρ ابريل افريل نيسان אפריל travanj travnja balandis balandzio aprel aprill квітня сәуір ",
    " μαιοσ μαιου μαι مايو ماي ايار מאי svibanj svibnja maijs geguze geguzes травня мамыр ",
    " ιουνιοσ ιουνιου ιουν يونيو جوان حزيران יוני lipanj lipnja junijs birzelis birzelio juuni junij iyun юни червня маусым ",
    " ιουλιοσ ιουλιου ιουλ يوليو يوليوز جويليه تموز יולי srpanj srpnja julijs liepa liepos juuli julij julai iyul юли липня шілде ",
    " αυγουστοσ αυγουστου αυγ اغسطس غشت اوت اب אוגוסט kolovoz kolovoza augusts rugpjutis rugpjucio avgust avg avqust ogos серпня тамыз ",
    " σεπτεμβριοσ σεπτεμβριου σεπτ σεπ سبتمبر شتنبر ايلول ספטמבר rujan rujna septembris rugsejis rugsejo szept sentyabr септември сеп вересня қыркүйек ",
    " οκτωβριοσ οκτωβριου οκτ اكتوبر تشرينالاول אוקטובר oktobar oktobris spalis spalio oktoober oktyabr октомври жовтня қазан ",
    " νοεμβριοσ νοεμβριου νοε νοεμ نوفمبر نونبر تشرينالثاني נובמבר studeni studenoga novembar novembris lapkritis lapkricio noyabr ноември листопада қараша ",
    " δεκεμβριοσ δεκεμβριου δεκ ديسمبر دجنبر كانونالاول דצמבר prosinac prosinca decembar decembris gruodis gruodzio detsember dekabr disember декември грудня желтоқсан ",
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

static MONTH_LISTS: WordLists = WordLists::of(|n| {
    MONTHS.get(n).or_else(|| n.checked_sub(MONTHS.len()).and_then(|n| MONTHS_ELSEWHERE.get(n))).copied()
});
static ORDINAL_LISTS: WordLists = WordLists::of(|n| ORDINALS.get(n).copied());
pub(super) static QUARTERS: WordLists = WordLists::of(|n| (n == 0).then_some(QUARTER_WORDS));
pub(super) static HALVES: WordLists = WordLists::of(|n| (n == 0).then_some(HALF_WORDS));
pub(super) static WEEKS: WordLists = WordLists::of(|n| (n == 0).then_some(WEEK_WORDS));
pub(super) static YEARS: WordLists = WordLists::of(|n| (n == 0).then_some(YEAR_WORDS));
pub(super) static BESIDE: WordLists = WordLists::of(|n| (n == 0).then_some(FILLERS));

/// The month a word names.
pub(super) fn month_word(word: &str) -> Option<u8> {
    (word.len() >= 3).then(|| MONTH_LISTS.find(word))?.map(|m| (m % MONTHS.len()) as u8 + 1)
}

/// The number from 1 to 4 that a word of order names.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    ORDINAL_LISTS.find(word).map(|n| n as u8 + 1)
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

#[cfg(feature = "studio")]
fn begins_with(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| word.starts_with(w))
}

/// What words beside a period say about its figures.
pub(super) fn sure_word(word: &str, next: Option<&str>, alone: bool) -> Option<Sure> {
    Some(match (word, next) {
        ("so", Some("bo"))
        | (
            "prel" | "preliminary" | "provisional" | "prov" | "vorlaufig" | "vorlaufiger" | "vorlaufige"
            | "provisoire",
            _,
        ) => Sure::Preliminary,
        (
            "uoc" | "est" | "estimate" | "estimated" | "estimates" | "forecast" | "uth" | "projected"
            | "projection",
            _,
        )
        | ("du", Some("bao")) => Sure::Estimate,
        ("ke", Some("hoach"))
        | ("muc" | "chi", Some("tieu"))
        | ("du", Some("kien"))
        | ("plan" | "target" | "planned", _) => Sure::Plan,
        ("thuc", Some("hien")) | ("chinh", Some("thuc")) | ("actual" | "actuals" | "outcome", _) => {
            Sure::Actual
        }
        (
            "revised" | "rev" | "revisada" | "revisadas" | "revisado" | "revisados" | "revise" | "revidiert",
            _,
        ) => Sure::Revised,
        (
            "elozetes"
            | "predbezne"
            | "wstepne"
            | "предварительные"
            | "preliminar"
            | "preliminares"
            | "oportunas"
            | "oportuna"
            | "provisorio"
            | "provisoria"
            | "provvisorio"
            | "provisorisch",
            _,
        ) => Sure::Preliminary,
        #[cfg(feature = "studio")]
        ("اوليه", _) => Sure::Preliminary,
        ("estimado" | "estimada" | "stimato" | "geschatzt", _) => Sure::Estimate,
        #[cfg(feature = "studio")]
        ("du", Some("toan")) => Sure::Plan,
        ("realisasi" | "факт", _) => Sure::Actual,
        #[cfg(feature = "studio")]
        ("план" | "rencana", _) => Sure::Plan,
        #[cfg(feature = "studio")]
        ("proyeksi" | "прогноз" | "proyeccion" | "pronostico" | "projecao" | "previsao" | "prognoza", _) => {
            Sure::Estimate
        }
        // "Ư. TH"
        #[cfg(feature = "studio")]
        ("u", Some("th")) => Sure::Estimate,
        #[cfg(feature = "studio")]
        ("quyet", Some("toan")) => Sure::Actual,
        // "попередній рік" is the year before, "попередні дані" are data that may change.
        #[cfg(feature = "studio")]
        _ if begins_with(word, &["попередн", "prethodn"])
            && (alone
                || next.is_some_and(|n| {
                    begins_with(n, &["дан", "показ", "результ", "podac", "podat", "rezultat"])
                })) =>
        {
            Sure::Preliminary
        }
        // Not "процент", per cent.
        #[cfg(feature = "studio")]
        ("процена" | "процене" | "процени" | "процену", _) => Sure::Estimate,
        #[cfg(feature = "studio")]
        _ if begins_with(word, PRELIMINARY) => Sure::Preliminary,
        #[cfg(feature = "studio")]
        _ if begins_with(word, ESTIMATED) => Sure::Estimate,
        ("ᵖ", _) => Sure::Preliminary,
        ("ᵉ", _) => Sure::Estimate,
        ("ʳ", _) => Sure::Revised,
        ("pre", None) if alone => Sure::Preliminary,
        ("p" | "pr", _) if alone => Sure::Preliminary,
        ("e" | "f", _) if alone => Sure::Estimate,
        ("r", _) if alone => Sure::Revised,
        ("kh", _) if alone => Sure::Plan,
        ("th", _) if alone => Sure::Actual,
        _ => return None,
    })
}
