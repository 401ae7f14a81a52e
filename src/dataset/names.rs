//! What names mean in a trade table: flows, totals, kinds of dimensions, sorts of measures. Folded words of Vietnamese,
//! English and the other large languages of official tables.

use super::{DimensionKind, Flow, MeasureKind};
use crate::lang::fold;
use crate::unit::{Quantity, Unit};

/// Names that are a flow and nothing else, folded, with bars around each.
const FLOWS: &[(Flow, &str)] = &[
    (
        Flow::Export,
        "|x|export|exports|xuat khau|xk|total exports|exports of goods|merchandise exports|goods exports|hang xuat khau|hang hoa xuat khau|xuat khau hang hoa|kim ngach xuat khau|tong kim ngach xuat khau|tong xuat khau|tri gia xuat khau|gia tri xuat khau|tong tri gia xuat khau|ausfuhr|exporte|exportations|exportaciones|exportacoes|esportazioni|輸出|輸出額|出口|出口额|出口額|出口总额|출|수출|수출액|dispatches|wywoz|vyvoz|ex|exp|eksport|ekspor|uitvoer|uitvoerwaarde|esportazione|ausfuhren|exportaciones fob|экспорт|экспорт товаров|экспорт, всего|eksport towarow|สงออก|ihracat|ihracat (fob)|kivitel|termekexport|εξαγωγεσ|الصادرات|صادرات|اجمالي الصادرات|vyvoz zbozi|มูลคาสงออก|มูลคาการสงออก|nilai ekspor|ekspor barang|exporturi|izvoz|izvoz robe|utforsel|udforsel|vienti|eksportas|eksports|exportacao|exportacion|exportation|export av varor|eksport af varer|експорт|експорт товарів|износ|יצוא|exportacoes fob|exportations fob|",
    ),
    (
        Flow::Import,
        "|m|import|imports|nhap khau|nk|total imports|imports of goods|merchandise imports|goods imports|hang nhap khau|hang hoa nhap khau|nhap khau hang hoa|kim ngach nhap khau|tong kim ngach nhap khau|tong nhap khau|tri gia nhap khau|gia tri nhap khau|tong tri gia nhap khau|einfuhr|importe|importations|importaciones|importacoes|importazioni|輸入|輸入額|进口|进口额|進口|進口額|进口总额|수입|수입액|arrivals|dovoz|im|imp|impor|przywoz|invoer|invoerwaarde|importazione|einfuhren|importaciones cif|импорт|импорт товаров|импорт, всего|import towarow|นำเขา|ithalat|ithalat (cif)|behozatal|termekimport|εισαγωγεσ|الواردات|واردات|اجمالي الواردات|dovoz zbozi|มูลคานำเขา|มูลคาการนำเขา|nilai impor|impor barang|importuri|uvoz|uvoz robe|innforsel|indforsel|tuonti|importas|imports cif|importacao|importacion|importation|import av varor|import af varer|імпорт|імпорт товарів|внос|יבוא|importacoes cif|importations caf|",
    ),
    (
        Flow::Turnover,
        "|x+m|m+x|turnover|total trade|trade|trade turnover|xuat nhap khau|tong xuat nhap khau|tong kim ngach xuat nhap khau|kim ngach xuat nhap khau|xuat, nhap khau|tong muc luu chuyen ngoai thuong|tong muc luu chuyen|tong tri gia xuat nhap khau|xnk|exports and imports|exports + imports|进出口|进出口总额|進出口|進出口總額|貿易総額|수출입|two-way trade|total merchandise trade|trade volume|dis ticaret hacmi|внешнеторговый оборот|товарооборот|obrat|obroty|total perdagangan|มูลคาการคา|حجم التجاره|forgalom|obrat zahranicniho obchodu|貿易總額|总额(进出口)|ukupna razmjena|",
    ),
    (
        Flow::Balance,
        "|x-m|x - m|cc|cctm|balance|trade balance|can can|can can thuong mai|can can xuat nhap khau|can can ngoai thuong|xuat sieu|net exports|balance of trade|chenh lech xuat nhap khau|saldo|handelsbilanz|solde|solde commercial|saldo comercial|balanza comercial|差額|收支差額|贸易差额|出超|貿易収支|무역수지|trade surplus|exports minus imports|goods balance|nhap sieu(-)|xuat sieu(+), nhap sieu(-)|bilance|obchodni bilance|bilans|bilans handlu zagranicznego|saldo obrotow|soldul|balanta comerciala|ดุลการคา|ดุล|neraca|neraca perdagangan|dis ticaret dengesi|egyenleg|kulkereskedelmi egyenleg|εμπορικο ισοζυγιο|ισοζυγιο|الميزان التجاري|сальдо|сальдо торгового баланса|торговый баланс|торговельний баланс|trgovinska bilanca|saldo robne razmjene|handelsbalans|handelsbalanse|kauppatase|saldo commerciale|bilancia commerciale|balanca comercial|贸易顺差|顺差|差额|出(入)超|差引額|net trade|net export|",
    ),
];

fn barred(list: &str, word: &str) -> bool {
    !word.is_empty() && {
        let mut key = String::with_capacity(word.len() + 2);
        key.push('|');
        key.push_str(word);
        key.push('|');
        list.contains(&key)
    }
}

/// A name that is a flow and nothing else.
///
/// ```
/// use kimngach::dataset::{flow_of, Flow};
/// assert_eq!(flow_of("X-M"), Some(Flow::Balance));
/// assert_eq!(flow_of("Xuất khẩu"), Some(Flow::Export));
/// assert_eq!(flow_of("Hàng xuất khẩu khác"), None);
/// ```
pub fn flow_of(name: &str) -> Option<Flow> {
    let folded = fold(name).replace(['−', '–'], "-");
    // What stands behind brackets says more: "Exports (fob) Viet Nam" are exports to a place.
    let plain = match folded.split_once('(') {
        Some((before, rest)) if rest.split_once(')').is_none_or(|(_, behind)| behind.trim().is_empty()) => {
            before.trim()
        }
        Some(_) => "",
        None => folded.as_str(),
    };
    let find = |word: &str| FLOWS.iter().find(|(_, list)| barred(list, word)).map(|(flow, _)| *flow);
    find(&folded).or_else(|| find(plain)).or_else(|| find(before_value(&folded)?))
}

/// "esportazioni - valore in euro": the flow, before what of it is counted. The embeds' plain tables name flows alone.
#[cfg(feature = "studio")]
fn before_value(folded: &str) -> Option<&str> {
    let (own, rest) = folded.split_once(" - ")?;
    let value = crate::read::says_value(rest) || crate::lang::unit_in(rest).is_some();
    value.then(|| own.trim())
}

#[cfg(not(feature = "studio"))]
fn before_value(_: &str) -> Option<&str> {
    None
}

/// Whether a name is exports and imports together only where the table is of trade with others: firms have a turnover, and shops trade.
#[cfg(feature = "studio")]
pub(super) fn is_of_shops_too(name: &str) -> bool {
    matches!(fold(name).as_str(), "turnover" | "trade" | "obrat" | "obroty" | "forgalom" | "товарооборот")
}

/// Whether a title says that its table is of trade between countries, without saying which way.
#[cfg(feature = "studio")]
pub(super) fn is_of_foreign_trade(title: &str) -> bool {
    let folded = fold(title);
    let of = [
        "foreign trade",
        "external trade",
        "merchandise trade",
        "trade in goods",
        "international trade",
        "trade balance",
        "trade by",
        "trade with",
        "trade of",
        "import-export",
        "export-import",
        "imports and exports",
        "exports and imports",
        "zahranicni obchod",
        "handel zagraniczny",
        "handlu zagranicznego",
        "внешняя торговля",
        "внешней торговли",
        "внешнеторгов",
        "kulkeresked",
    ];
    of.iter().any(|words| folded.contains(words))
}

/// A flow that a longer text speaks of: a title, a measure's name.
///
/// ```
/// use kimngach::dataset::{flow_in, Flow};
/// assert_eq!(flow_in("12. Hàng hóa xuất khẩu"), Some(Flow::Export));
/// assert_eq!(flow_in("Merchandise imports"), Some(Flow::Import));
/// assert_eq!(flow_in("Tổng kim ngạch xuất nhập khẩu"), Some(Flow::Turnover));
/// assert_eq!(flow_in("GDP"), None);
/// ```
pub fn flow_in(text: &str) -> Option<Flow> {
    if let Some(flow) = flow_of(text) {
        return Some(flow);
    }
    let folded = fold(text);
    let has = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    if has(&[
        "can can thuong mai",
        "trade balance",
        "balance of trade",
        "xuat sieu",
        "cán cân",
        "handelsbilanz",
        "solde commercial",
        "balanza comercial",
        "贸易差额",
        "貿易収支",
        "差引額",
        "dis ticaret dengesi",
        "εμπορικο ισοζυγιο",
        "الميزان التجاري",
        "neraca perdagangan",
        "obchodni bilance",
        "ดุลการคา",
        "balanta comerciala",
        "kulkereskedelmi egyenleg",
        "сальдо торгов",
        "торговый баланс",
        "trgovinska bilanca",
        "handelsbalans",
        "bilancia commerciale",
        "balanca comercial",
        "純輸出",
        "净出口",
        "순수출",
    ]) || ["net export", "net trade"]
        .iter()
        .any(|w| folded.starts_with(w) || folded.contains(&[" ", w].concat()))
    {
        return Some(Flow::Balance);
    }
    if has(&[
        "xuat nhap khau",
        "xuat, nhap khau",
        "xuat khau, nhap khau",
        "进出口",
        "進出口",
        "수출입",
        "x+m",
    ]) {
        return Some(Flow::Turnover);
    }
    let word = |word: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    let export = has(&[
        "xuat khau",
        "export",
        "ausfuhr",
        "esportazion",
        "輸出",
        "出口",
        "수출",
        "ihracat",
        "εξαγωγ",
        "صادرات",
        "kivitel",
        "vyvoz",
        "wywoz",
        "ekspor",
        "экспорт",
        "експорт",
        "สงออก",
        "izvoz",
        "utforsel",
    ]);
    let import = (has(&[
        "nhap khau",
        "import",
        "einfuhr",
        "輸入",
        "进口",
        "進口",
        "수입",
        "ithalat",
        "εισαγωγ",
        "واردات",
        "behozatal",
        "dovoz",
        "przywoz",
        "импорт",
        "імпорт",
        "นำเขา",
        "innforsel",
    ]) && !has(&["important", "importance"]))
        || word("impor")
        || word("uvoz");
    match (export, import) {
        (true, false) => Some(Flow::Export),
        (false, true) => Some(Flow::Import),
        _ => None,
    }
}

const TOTALS: &str = "|total|world|tong so|tong tri gia|tong kim ngach|tong cong|tong|ca nuoc|all countries|all|the gioi|toan the gioi|gesamt|insgesamt|zusammen|ensemble|total general|計|総額|合計|総計|总计|合计|总额|總計|總額|계|합계|총계|전체|총액|all items|grand total|all commodities|all products|all sectors|chung|toan quoc|total, all|total - all|overall|total trade|all partners|extra + intra|all partners (world)|sum|suma|totale|celkem|ogolem|razem|全国|世界|合 計|総 額|total all products|total exports|total imports|tong gia tri|tong so/total|total/tong so|tong muc|tong xuat khau|tong nhap khau|all economies|wld|w00|tong luong|whole country|country total|national total|toan tinh|total nacional|total national|totale nazionale|total geral|total brasil|total general exports|total general imports|totalt|toplam|genel toplam|jumlah|totaal|ukupno|всего|итого|συνολο|รวมทังหมด|รวมทังสิน|";
const GROUPS: &str = "|asean|eu|eu28|eu27|eu-27|eu-28|eu27_2020|apec|opec|oecd|g7|g20|euro area|eurozone|nafta|efta|cptpp|rcep|asia|europe|africa|america|americas|oceania|chau a|chau au|chau my|chau phi|chau dai duong|european union|emu|brics|european communities|developed countries|developing countries|european union (eu)|north america|south america|latin america|middle east|intra-eu|extra-eu|";

/// Whether a name is that of the sum of all.
///
/// ```
/// use kimngach::dataset::is_total_name;
/// assert!(is_total_name("TỔNG SỐ") && is_total_name("World") && is_total_name("合計"));
/// assert!(!is_total_name("Total fertilizers"));
/// ```
pub fn is_total_name(name: &str) -> bool {
    let folded = fold(name);
    let own = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
    // "India's Total Export".
    barred(TOTALS, own)
        || barred(TOTALS, &own.replace(' ', ""))
        || own.starts_with("toan nganh ")
        || ["'s total export", "'s total exports", "'s total import", "'s total imports"]
            .iter()
            .any(|t| own.ends_with(t))
}

/// What stands before a total's name: "Sex" of "Sex: Total", where codes bear the name of their dimension; of what it is the total
/// of in "Machinery: Total". Which of the two it is only the other members tell.
pub(super) fn total_of(name: &str) -> Option<&str> {
    let (of, own) = name.rsplit_once(": ")?;
    is_total_name(own).then_some(of)
}

/// Whether a name is that of a group that overlaps its members.
pub fn is_group_name(name: &str) -> bool {
    let folded = fold(name);
    // "EA19", "EU27_2020", "Euro area - 20 countries (from 2023)": the unions by their sizes.
    let union = || {
        let sized =
            folded.strip_prefix("ea").or_else(|| folded.strip_prefix("eu")).unwrap_or("").split('_').next();
        sized.is_some_and(|n| n.len() == 2 && n.bytes().all(|b| b.is_ascii_digit()))
            || ["euro area", "eurozone", "european union"].iter().any(|w| folded.starts_with(w))
    };
    barred(GROUPS, &folded)
        || folded.starts_with("nhom ")
        || folded.starts_with("khoi ")
        || (cfg!(feature = "press") && union())
}

/// A word of a column that says what sort of member another column names: total, group, country.
pub fn kind_word(word: &str) -> Option<super::MemberRole> {
    Some(match fold(word).as_str() {
        "total" | "tong" | "tong so" | "all" => super::MemberRole::Total,
        "group" | "nhom" | "aggregate" | "region" | "country group" | "bloc" | "subtotal" | "sector" => {
            super::MemberRole::Group
        }
        // What a sector is made of is no good beside the goods.
        "component" | "sector component" | "subsector" => super::MemberRole::Group,
        _ => return None,
    })
}

/// What a dimension is about, by its header and its members.
pub fn kind_of(header: &str, members: &[&str]) -> DimensionKind {
    let flows = members.iter().filter(|m| flow_of(m).is_some()).count();
    let folded = fold(header).replace('_', " ");
    let has = |words: &[&str]| {
        words.iter().any(|w| {
            folded.split(|c: char| !c.is_alphanumeric()).any(|p| p == *w)
                || (w.contains(' ') && folded.contains(w))
        })
    };
    let flow_word =
        has(&["flow", "flows", "luong", "trade flow", "chieu", "flowdesc", "direction", "loai hinh"]);
    // "M" alone is monthly as often as imports: single letters are flows where a word says so or exports stand beside.
    let letters = members.iter().all(|m| m.chars().count() == 1);
    let both = || {
        let has = |flow| members.iter().any(|m| flow_of(m) == Some(flow));
        has(Flow::Export) && has(Flow::Import)
    };
    let all = flows == members.len() && (!letters || flow_word || header.is_empty() || both());
    if !members.is_empty() && (all || (flow_word && flows > 0)) {
        return DimensionKind::Flow;
    }
    if has(&[
        "partner",
        "partners",
        "country",
        "countries",
        "nuoc",
        "thi truong",
        "quoc gia",
        "economy",
        "economies",
        "geo",
        "doi tac",
        "reporter",
        "land",
        "pays",
        "pais",
        "paises",
        "area",
        "territory",
        "location",
        "region",
        "vung",
        "lanh tho",
        "国",
        "国家",
        "국가",
        "国家别",
        "国名",
        "地区",
        "counterpart",
        "destination",
        "origin",
        "world",
        "staat",
        "laender",
        "lander",
        "region name",
        "chau luc",
    ]) {
        return DimensionKind::Partner;
    }
    if has(&[
        "commodity",
        "commodities",
        "mat hang",
        "hang hoa",
        "product",
        "products",
        "category",
        "good",
        "goods",
        "service",
        "services",
        "nhom hang",
        "sitc",
        "hs",
        "cmddesc",
        "commodity group",
        "san pham",
        "warengruppe",
        "ware",
        "waren",
        "produit",
        "produits",
        "producto",
        "productos",
        "品目",
        "商品",
        "품목",
        "bec",
        "section",
        "nganh",
        "industry",
        "nganh hang",
    ]) {
        return DimensionKind::Commodity;
    }
    if has(&["sector", "sectors", "khu vuc", "doanh nghiep", "thanh phan", "ownership", "thanh phan kinh te"])
    {
        return DimensionKind::Sector;
    }
    by_members(members)
}

const PLACES: &[&str] = &[
    "germany",
    "france",
    "japan",
    "china",
    "united states",
    "united kingdom",
    "canada",
    "korea",
    "thailand",
    "singapore",
    "malaysia",
    "australia",
    "india",
    "italy",
    "spain",
    "nhat ban",
    "trung quoc",
    "hoa ky",
    "han quoc",
    "duc",
    "phap",
    "thai lan",
    "viet nam",
    "vietnam",
    "lao",
    "campuchia",
    "dai loan",
    "an do",
    "deutschland",
    "frankreich",
    "indonesia",
    "brazil",
    "mexico",
    "austria",
    "belgium",
    "denmark",
    "asean",
    "japon",
    "allemagne",
    "中国",
    "日本",
    "美国",
    "韩国",
    "台湾",
];
const GOODS: &[&str] = &[
    "gao",
    "ca phe",
    "cao su",
    "det",
    "giay dep",
    "thuy san",
    "dau tho",
    "than da",
    "rice",
    "coffee",
    "rubber",
    "textile",
    "footwear",
    "crude oil",
    "machinery",
    "che",
    "hat tieu",
    "hat dieu",
    "sat thep",
    "phan bon",
    "xang dau",
    "dien tu",
    "go va",
    "thuoc la",
    "o to",
    "food",
    "chemicals",
    "fuels",
    "seafood",
    "electronics",
    "rau qua",
];

fn by_members(members: &[&str]) -> DimensionKind {
    let count = |list: &[&str]| {
        members
            .iter()
            .filter(|m| {
                let folded = fold(m);
                list.iter().any(|w| {
                    folded == *w
                        || folded.starts_with(w)
                            && folded.get(w.len()..).is_some_and(|t| t.starts_with([' ', ',']))
                })
            })
            .count()
    };
    let (places, goods) = (count(PLACES), count(GOODS));
    if goods >= 2 && goods >= places {
        DimensionKind::Commodity
    } else if places >= 2 || (places == 1 && members.len() <= 3) {
        DimensionKind::Partner
    } else {
        DimensionKind::Other
    }
}

/// Whether a row's name says that its figures are parts of a whole in percent, whatever its column counts.
pub fn is_share_name(name: &str) -> bool {
    let folded = fold(name);
    folded.starts_with("ty trong")
        || folded.starts_with("ti trong")
        || folded.starts_with("share")
        || folded.starts_with("co cau")
}

/// Whether a row's name says that it is a part of the row above it, and which: "Trong đó: Nguyên chiếc", "of which: oil".
pub fn is_part_name(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "trong do",
        "of which",
        "darunter",
        "davon",
        "dont",
        "其中",
        "うち",
        "w tym",
        "в том числе",
        "из них",
    ];
    let folded = fold(name);
    let text = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    WORDS.iter().any(|w| {
        let rest = text.strip_prefix(w).unwrap_or("");
        !rest.trim_start_matches([':', '：', ' ', ',', '-']).is_empty()
            && (!w.is_ascii() || rest.starts_with([':', ' ', ',']))
    })
}

/// Whether a header says how sure figures are and nothing else: planned, estimated or real.
pub fn is_status(name: &str) -> bool {
    const WHOLE: [&str; 21] = [
        "du toan",
        "quyet toan",
        "plan",
        "planned",
        "target",
        "ke hoach",
        "muc tieu",
        "chi tieu",
        "kh",
        "chi tieu ke hoach",
        "du kien",
        "outcome",
        "actual",
        "actuals",
        "thuc hien",
        "uoc thuc hien",
        "th",
        "chinh thuc",
        "estimate",
        "uoc",
        "uoc tinh",
    ];
    WHOLE.contains(&crate::lang::fold(name).trim())
}

/// Whether a folded name begins with a word for rising or falling.
fn rises(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    matches!(words.next(), Some("tang" | "giam" | "rise" | "growth"))
}

/// What sort of number a measure is, by name and unit.
pub fn measure_kind(name: &str, unit: &Unit) -> MeasureKind {
    let folded = fold(name);
    let has = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let percent = matches!(unit.quantity, Quantity::Percent | Quantity::PercentagePoint);
    if matches!(unit.quantity, Quantity::Index(_))
        || has(&["index", "chi so", "indice", "指数", "=100", "= 100"])
    {
        return MeasureKind::Index;
    }
    if has(&[
        "growth",
        "tang truong",
        "toc do tang",
        "change",
        "yoy",
        "so voi",
        "increase",
        "veranderung",
        "variation",
        "前年比",
        "增长",
        "同比",
    ]) && (percent || unit.quantity == Quantity::Number)
    {
        return MeasureKind::Growth;
    }
    // "Tăng XK (%)", "Tăng, giảm (%)": a rise in percent is growth.
    if percent && rises(&folded) {
        return MeasureKind::Growth;
    }
    if has(&["share", "ty trong", "ti trong", "co cau", "ratio to gdp", "proportion", "anteil"])
        && !has(&["ratio to gdp"])
    {
        return MeasureKind::Share;
    }
    let gdp = folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == "gdp")
        || has(&["gross domestic product", "tong san pham trong nuoc"]);
    if gdp
        && !percent
        && matches!(unit.quantity, Quantity::Money(_) | Quantity::Number)
        && unit.per.is_none()
        && !has(&["ratio"])
    {
        return MeasureKind::Gdp;
    }
    if has(&["population", "dan so", "bevolkerung"]) && !percent {
        return MeasureKind::Population;
    }
    match unit.quantity {
        Quantity::Money(_) if unit.per.is_none() => MeasureKind::Value,
        Quantity::Tonne => MeasureKind::Quantity,
        Quantity::Other(_)
            if unit.per.is_none() && has(&["quantity", "luong", "volume", "so luong", "weight", "数量"]) =>
        {
            MeasureKind::Quantity
        }
        Quantity::Number
            if has(&["quantity", "luong", "volume", "weight", "san luong"]) && !has(&["trong luong gdp"]) =>
        {
            MeasureKind::Quantity
        }
        // Goods by the piece: what is counted is the goods themselves.
        Quantity::Number | Quantity::Other(_)
            if unit.per.is_none()
                && matches!(
                    folded.as_str(),
                    "units"
                        | "pieces"
                        | "number of units"
                        | "number of pieces"
                        | "number of vehicles"
                        | "so chiec"
                        | "so xe"
                        | "so cai"
                ) =>
        {
            MeasureKind::Quantity
        }
        Quantity::Number
            if matches!(
                folded.as_str(),
                "value"
                    | "tri gia"
                    | "gia tri"
                    | "kim ngach"
                    | "trade value"
                    | "tradevalue"
                    | "primaryvalue"
                    | ""
            ) =>
        {
            MeasureKind::Value
        }
        _ => MeasureKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_as_they_are_compared() {
        let lists = FLOWS.iter().map(|(_, list)| *list).chain([TOTALS, GROUPS]);
        for word in lists.flat_map(|l| l.split('|')).filter(|w| !w.is_empty()) {
            assert_eq!(fold(word), word, "no name will ever match it");
        }
    }

    #[test]
    fn parts_of_the_row_above_name_themselves() {
        assert!(
            is_part_name("Trong đó: Nguyên chiếc")
                && is_part_name("- of which: oil")
                && is_part_name("其中：大米")
        );
        // A line by itself stands over others.
        assert!(!is_part_name("Trong đó:") && !is_part_name("Dontsov") && !is_part_name("Gạo"));
    }
}
