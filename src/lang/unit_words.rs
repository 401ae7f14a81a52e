//! Words of units in the languages of official tables: scales, currencies, what is counted.

use super::fold::fold;
use super::word_lists::WordLists;
use crate::unit::{Currency, Quantity};

/// Scale words, folded, by power of ten.
const SCALES: &[(i8, &str)] = &[
    (1, " 十 십 "),
    (2, " 百 백 hundred hundreds "),
    (
        3,
        " nghin ngan thousand thousands thous tsd tausend k milliers mille miles milhares 千 천 tys tis thsd ths тыс тысяча тысяч тис ribu bin migliaia duizend tusen tuhat พัน mii mije الف ",
    ),
    (4, " 万 萬 만 "),
    (5, " lakh lakhs lac lacs "),
    (
        6,
        " trieu tr million millions mn mln mio mill millionen millones milhoes mil milioni m mill млн миллион миллионов juta milyon miljoner milj miljoen miljoenen millioner miljoonaa milionow milionu ลาน milioane millio مليون ",
    ),
    (7, " crore crores cr "),
    (8, " 億 亿 억 "),
    (
        9,
        " ty ti bill billion billions bn bln mrd milliarden milliards milliard mld md miliardi млрд миллиард миллиардов miliar milyar miljard miljarder milliarder miliardow พันลาน miliarde milliard مليار ",
    ),
    (12, " trillion trillions trn tn bio billionen 兆 조 трлн triliun trilyun "),
    #[cfg(feature = "studio")]
    (3, " אלפי "),
    #[cfg(feature = "studio")]
    (6, " מיליוני מיליון "),
    #[cfg(feature = "studio")]
    (9, " מיליארדי מיליארד "),
    #[cfg(feature = "studio")]
    (
        3,
        " tisuca tisucu tisuc hiljada hilj хил хиляди хиљ хиљада tukst tuhansia tuhat tuhande tukstantis tukstanciu χιλ χιλιαδεσ هزار tisoc tuhansina þusund þus ngan ",
    ),
    #[cfg(feature = "studio")]
    (
        6,
        " milijuna milijun milijuni miliona miliony milioni milijonov milijonai milijonu miljons miljoni miljonit miljonites miljonir milljonir millj millioita miljoonina εκατ εκατομμυρια ميليون милиона ",
    ),
    #[cfg(feature = "studio")]
    (
        9,
        " δισ δισεκατομμυρια mia milijardi milijarda milijarde milijardos milijardu miljardit miljardi miljarda miljardeja ميليارد милиарда milliardar ",
    ),
];

/// Words for what is counted, folded.
pub(super) const MONEY: &[([u8; 3], &str)] = &[
    (
        *b"USD",
        " usd دولار dollar dollars dola dolar us$ 美元 dolares dollari dolary dolarow dolara долл доллар доллара долларов доллары дол 불 เหรียญสหรัฐ ดอลลารสหรัฐ ดอลลาร ",
    ),
    (*b"VND", " vnd dong dongs "),
    (*b"EUR", " eur euro euros euro's ecu евро euroa "),
    (*b"GBP", " gbp pound pounds sterling "),
    (*b"JPY", " jpy yen 円 "),
    (*b"CNY", " cny yuan rmb 元 renminbi "),
    (*b"KRW", " krw won 원 "),
    (*b"AUD", " aud "),
    (*b"CAD", " cad "),
    (*b"CHF", " chf franken "),
    (*b"INR", " inr rupees rupee rs "),
    (*b"THB", " thb baht บาท "),
    (*b"SGD", " sgd "),
    (*b"PLN", " pln zl "),
    (*b"CZK", " czk kc "),
    (*b"HUF", " huf ft forint "),
    (*b"TWD", " ntd twd "),
    (*b"SDR", " sdr xdr "),
    (*b"RUB", " rub руб рубль рубля рублей рубли "),
    (*b"UAH", " uah грн гривень гривен "),
    (*b"KZT", " kzt тенге tenge "),
    (*b"IDR", " idr rupiah rp "),
    (*b"MYR", " myr ringgit rm "),
    (*b"PHP", " php "),
    (*b"SEK", " sek kronor kr "),
    (*b"NOK", " nok "),
    (*b"DKK", " dkk kroner "),
    (*b"BRL", " brl reais "),
    (*b"MXN", " mxn "),
    (*b"TRY", " try tl lira "),
    (*b"RON", " ron lei "),
    (*b"ZAR", " zar rand "),
    (*b"HKD", " hkd "),
    (*b"NZD", " nzd "),
    (*b"KES", " kes ksh kshs "),
    (*b"NGN", " ngn naira "),
    (*b"SAR", " sar riyal riyals ريال "),
    (*b"AED", " aed dirham dirhams درهم "),
    (*b"MAD", " mad dh "),
    (*b"EGP", " egp جنيه "),
    (*b"BGN", " bgn лв лева "),
    (*b"ILS", " ils nis "),
    (*b"ISK", " isk kronur "),
    (*b"RSD", " rsd "),
    (*b"BDT", " bdt taka "),
    (*b"LKR", " lkr "),
    (*b"TZS", " tzs tshs "),
    (*b"UGX", " ugx ushs "),
    (*b"GHS", " ghs "),
    (*b"COP", " cop "),
    (*b"CLP", " clp "),
    (*b"MOP", " mop patacas pataca "),
    #[cfg(feature = "studio")]
    (*b"USD", " דולר דולרים เหรียญสหรัฐฯ ดอลลารสหรัฐฯ "),
    #[cfg(feature = "studio")]
    (*b"ILS", " שקלים שקל "),
    #[cfg(feature = "studio")]
    (*b"EUR", " eura evra evrov evri eiro euru eurot ευρω "),
    #[cfg(feature = "studio")]
    (*b"USD", " دلار δολαρια долара dolaru dolari dollaria "),
    #[cfg(feature = "studio")]
    (*b"RSD", " dinara динара "),
    #[cfg(feature = "studio")]
    (*b"BAM", " bam "),
    #[cfg(feature = "studio")]
    (*b"IRR", " irr "),
    #[cfg(feature = "studio")]
    (*b"KHR", " khr riel riels "),
    #[cfg(feature = "studio")]
    (*b"MMK", " mmk kyat kyats "),
    #[cfg(feature = "studio")]
    (*b"KWD", " kwd "),
    #[cfg(feature = "studio")]
    (*b"QAR", " qar "),
    #[cfg(feature = "studio")]
    (*b"ETB", " etb birr "),
    #[cfg(feature = "studio")]
    (*b"PKR", " pkr "),
    #[cfg(feature = "studio")]
    (*b"MNT", " mnt tugrik tugriks төгрөг "),
];

/// Currencies written in several East Asian signs, and their codes.
pub(super) const EAST_ASIAN_MONEY: &[(&str, &str)] = &[
    ("美元", " USD "),
    ("欧元", " EUR "),
    ("日元", " JPY "),
    ("人民币", " "),
    ("米ドル", " USD "),
    ("ドル", " USD "),
    ("달러", " USD "),
    ("엔", " JPY "),
    ("美金", " USD "),
    ("港元", " HKD "),
    ("澳門元", " MOP "),
    ("澳门元", " MOP "),
    ("新臺幣", " TWD "),
    ("新台幣", " TWD "),
    ("韩元", " KRW "),
    ("英镑", " GBP "),
    ("公斤", " kg "),
    ("千克", " kg "),
    ("立方米", " m3 "),
    ("平方米", " m2 "),
];

pub(super) const TONNES: &str = " tan ton tons tonne tonnes tonnen t mt toneladas tonelada 吨 噸 トン 톤 т тонн тонна тонны ตัน tonnellate toneladen tonn ";
pub(super) const PEOPLE: &str = " nguoi pers person persons people personen personnes personas inhabitants 人 명 osob anzahlpersonen чел человек orang pessoas คน ";
pub(super) const PERCENT: &str =
    " percent percentage prozent pct pourcentage porcentaje phantram percents pc ";
pub(super) const TIMES: &str = " lan times fold ";
pub(super) const RANKS: &str = " rank hang ranking ";
/// Other words that name a unit when they stand alone or behind a scale word.
pub(super) const OTHERS: &str = " kg kwh mwh gwh twh cai chiec con bo doi m2 m3 ha lit litre litres liter barrel barrels bag bags sack sacks bale bales carton cartons crates bushel bushels units unit pieces piece pairs dozens number anzahl nombre numero aantal antal antall peso pesos ktoe toe mtoe days nights vehicles head heads hectares xe qua lit gwh tj pj teu ounces oz luot chuyen households dwellings bbl ky km mm ghz mw gw bcm bcf hours gio bps carats пар голов 個 台 件 个 辆 艘 双 套 张 只 条 头 株 枚 本 隻 건 개 대 kilogram kilograms kilogramm kilogrammes quilograma quilogramas kilogramos кг шт ";

/// What is counted other than money, in the order of [`quantity`].
const OTHER_COUNTED: [&str; 6] = [TONNES, PEOPLE, PERCENT, TIMES, RANKS, OTHERS];

static SCALE_LISTS: WordLists = WordLists::of(|n| SCALES.get(n).map(|(_, words)| *words));
static COUNTED: WordLists = WordLists::of(|n| match n.checked_sub(MONEY.len()) {
    None => MONEY.get(n).map(|(_, words)| *words),
    Some(n) => OTHER_COUNTED.get(n).copied(),
});
pub(super) static LINKING: WordLists = WordLists::of(|n| match n {
    0 => Some(LINKS),
    1 if cfg!(feature = "studio") => Some(LINKS_ELSEWHERE),
    _ => None,
});

/// What a word counts, by itself.
pub(super) fn quantity(word: &str) -> Option<Quantity> {
    let list = COUNTED.find(word)?;
    if let Some((code, _)) = MONEY.get(list) {
        return Some(Quantity::Money(Currency(*code)));
    }
    Some(match list - MONEY.len() {
        0 => Quantity::Tonne,
        1 => Quantity::Person,
        2 => Quantity::Percent,
        3 => Quantity::Times,
        4 => Quantity::Rank,
        _ => Quantity::Other(word.to_owned()),
    })
}

/// "Nghìn Anzahl", "1000 number": beside a scale a word for number says nothing more.
pub(super) fn is_word_for_number(word: &str) -> bool {
    matches!(word, "number" | "anzahl" | "antal" | "antall" | "aantal" | "numero")
}

/// The list of a scale word, and its place in it.
fn scale_place(word: &str) -> Option<(usize, u16)> {
    SCALE_LISTS.place(word)
}

pub(super) fn scale(word: &str) -> Option<i8> {
    SCALE_LISTS.find(word).and_then(|n| SCALES.get(n)).map(|(power, _)| *power)
}

/// "ngàntấn", "triệuUSD", "trUSD": a scale word with its unit glued on.
pub(super) fn glued(word: &str) -> Option<(i8, Quantity)> {
    // What Swedish tables write for thousands, millions and milliards of kronor.
    if let Some((_, power)) =
        [("tkr", 3), ("mkr", 6), ("mnkr", 6), ("mdkr", 9)].iter().find(|(short, _)| *short == word)
    {
        return Some((*power, Quantity::Money(Currency(*b"SEK"))));
    }
    if word == "kt" {
        return Some((3, Quantity::Tonne));
    }
    // "NZDm", "EURbn": a code and its scale.
    if let Some((code, short)) = word.split_at_checked(3)
        && let Some(money) =
            quantity(code).filter(|q| matches!(q, Quantity::Money(Currency(c)) if fold_code(c) == code))
        && let Some(power) = scale(short).filter(|_| matches!(short, "m" | "mn" | "bn" | "k"))
    {
        return Some((power, money));
    }
    let ends = word.char_indices().map(|(at, _)| at).filter(|at| *at >= 2);
    let read = ends.filter_map(|end| {
        let (scale, counted) = word.split_at_checked(end)?;
        let place = scale_place(scale)?;
        let q = quantity(counted).filter(|q| !matches!(q, Quantity::Other(_)))?;
        Some((place, q))
    });
    // Of several ways the one whose scale word stands first.
    let ((list, _), q) = read.min_by_key(|(place, _)| *place)?;
    SCALES.get(list).map(|(power, _)| (*power, q))
}

/// A currency's code as words are compared.
fn fold_code(code: &[u8; 3]) -> String {
    code.iter().map(|b| char::from(b.to_ascii_lowercase())).collect()
}

pub(super) fn sign_quantity(c: char) -> Option<Quantity> {
    Some(match c {
        '%' => Quantity::Percent,
        '$' => Quantity::Money(Currency::USD),
        '€' => Quantity::Money(Currency::EUR),
        '£' => Quantity::Money(Currency(*b"GBP")),
        '¥' | '￥' => Quantity::Money(Currency(*b"JPY")),
        '₫' => Quantity::Money(Currency::VND),
        '₩' => Quantity::Money(Currency(*b"KRW")),
        '₹' => Quantity::Money(Currency(*b"INR")),
        '฿' => Quantity::Money(Currency(*b"THB")),
        '₽' => Quantity::Money(Currency(*b"RUB")),
        _ => return None,
    })
}

/// Words that stand in a unit without changing it.
const LINKS: &str = " d of in us u s la my hoa ky do current constant prices price at nominal real dvt gia hien hanh so sanh fob cif hn mua seasonally adjusted equivalent 2010 сша abd usa de estadounidenses liquido net di des w vn ";
/// Whose money it is, in Arabic.
const LINKS_ELSEWHERE: &str = " مصري امريكي ";

/// Whose dollars (or reais) the letters before `$` name.
pub(super) fn dollars_of(letters: &str) -> Option<[u8; 3]> {
    Some(match letters {
        "us" => *b"USD",
        "hk" => *b"HKD",
        "a" | "au" => *b"AUD",
        "c" | "ca" | "can" => *b"CAD",
        "s" | "sg" => *b"SGD",
        "nt" => *b"NTD",
        "nz" => *b"NZD",
        "r" => *b"BRL",
        "mx" => *b"MXN",
        _ => return None,
    })
}

/// Whether `mil` is the thousand of Spanish and Portuguese, not the million of Polish, Czech and Romanian: by the words beside it.
pub(super) fn is_iberian_thousand(text: &str) -> bool {
    let folded = fold(text);
    ["dolares", "toneladas", "euros", "reais", "pesos", "personas", "pessoas", "us$", "habitantes"]
        .iter()
        .any(|w| folded.contains(w))
}
