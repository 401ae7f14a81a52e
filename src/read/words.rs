//! Header words of statistics tables, folded, and the part the column below them plays. A word alone decides nothing: the
//! cells must fit it.

use crate::lang::fold;

/// What a header word announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announces {
    /// Years, dates, periods.
    Period,
    /// Months, weeks, quarters of a year that stands elsewhere.
    PeriodPart,
    /// Units.
    Unit,
    /// A scale word or a power of ten.
    Scale,
    /// Final, preliminary, estimate …
    Status,
    /// Where the figures come from.
    Source,
    /// Remarks.
    Note,
    /// What is measured.
    Measure,
    /// The figures.
    Value,
    /// Digits after the point.
    Decimals,
    /// Over, nearly, about.
    Qualifier,
    /// Running number.
    Index,
    /// A code of something named in another column.
    Code,
}

const WORDS: &[(Announces, &str)] = &[
    (
        Announces::Period,
        "|period|time|prd_de|수록시점|yr|annais|co_ano|zeitraum|idoszak|perioade|mois et annee|time period|time_period|timeperiod|期間|期间|統計期|统计期|資料時間|date|year|years|nam|thoi gian|thoi ky|ky|ngay|ref_date|refdate|reference period|jahr|datum|zeit|fecha|ano|periodo|annee|periode|mes y ano|年|年份|年月|時点|时间|时点|yearmonth|refyear|observation_date|timestamp|obs_time|anno|rok|data|시점|기간|연도|ref_period|nam/thang|thang/nam|nam thang|year/month|calendar year|fiscal year|ngay thang|month year|период|год|годы|дата|tahun|ปี|ปี/เดือน|ปี / เดือน|เดือน/ปี|ระยะเวลา|yil|jaar|perioden|perioder|vuosi|godina|perioada|anul|ev|years/months|year/quarter|month/year|yil-year|yil/year|年月別|年月日|年次|年度|年别|年別|時間軸|时间序列|년도|년월|시점별|refperiodid|yyyymm|yyyymmdd|yyyy-mm|西暦|西暦年|和暦|和暦年|tid|ar|aar|vuosi ja kuukausi|mes/ano|ano/mes|mes e ano|market_year|market year|marketing year|crop year|година|години|година/месец|ετοσ|ετη|χρονια|περιοδοσ|السنه|العام|السنوات|الفتره|metai|gads|aasta|leto|obdobi|obdobie|rok/mesic|",
    ),
    // Mongolian, Kazakh, Persian.
    #[cfg(feature = "studio")]
    (Announces::Period, "|он|он/сар|он, сар|жил|жыл|жылы|سال|دوره|"),
    (
        Announces::PeriodPart,
        "|month|co_mes|thang|quarter|q|qtr|quy|week|kw|monat|quartal|woche|mes|mois|trimestre|trimester|semaine|semana|months|kalenderwoche|half|月|quarters|subperiod|mm|mon|miesiac|mesic|refmonth|월|季度|ky trong nam|месяц|квартал|tahun bulan|bulan|ay|เดือน|manad|maand|kuukausi|luna|ho|negyedev|ay-month|ay/month|분기|四半期|ctvrtleti|stvrtrok|mesiac|месец|тримесечие|тримесечия|месеци|μηνασ|μηνεσ|τριμηνο|τριμηνα|الشهر|الشهور|الربع|kvartal|kwartal|ceyrek|mjesec|mesec|menuo|kuu|",
    ),
    (
        Announces::Unit,
        "|unit|units|unit_nm|don vi|don vi tinh|dvt|uom|unit_measure|unit of measure|unit_of_measure|einheit|unite|unidad|unidade|descripcion de las unidades|unidades|unites|yksikko|μοναδα|الوحده|мярка|мерна единица|单位|單位|単位|단위|unit name|measure unit|jednostka|jednotka|d.v.t|unit code|unit of measurement|statistical unit|statisticalunit|supplementary unit|quantity description|quantity name|quantityname|masseinheit|qtyunitabbr|altqtyunitabbr|ед. изм|ед.изм|ед изм|единица измерения|единица|единицы измерения|satuan|หนวย|birim|birimi|olcu birimi|enhet|eenheid|unita di misura|unidade de medida|unidad de medida|jedn|jedn. miary|mertekegyseg|计量单位|計量單位|数量单位|第一计量单位|단위명|qty unit|quantity unit|unit of quantity|weight unit|don vi tinh (dvt)|units of measure|um|u.m|un|un.|und|unid|unid.|unidade de medida (codigo)|mertekegyseg neve|第二计量单位|",
    ),
    (
        Announces::Scale,
        "|scalar_factor|unit_mult|unit multiplier|unit of multiplier|multiplier|scale|scalar factor|powercode|powercode code|magnitude|he so nhan|multiplicador|multiplicateur|",
    ),
    (
        Announces::Status,
        "|status|flag|flags|flag and footnotes|estatus|situacao|situacion|obs status label|statut|stav|obs_status|obs_flag|trang thai|tinh trang|symbol|observation status|obs status|flag codes|tinh chat|loai so lieu|",
    ),
    (
        Announces::Source,
        "|source|sources|nguon|quelle|fuente|nguon so lieu|nguon du lieu|reference|出所|來源|来源|",
    ),
    (
        Announces::Note,
        "|note|notes|flag description|status description|ghi chu|注|注記|脚注|comment|comments|footnote|footnotes|footnote_codes|footnote codes|remarks|remark|anmerkung|nota|notas|備考|备注|chu thich|",
    ),
    (
        Announces::Measure,
        "|measure|indicator|indicator name|indicator_name|series|series name|series_name|seriesname|variable|chi tieu|chi so|subject|subject descriptor|item name|指标|指標|variable name|measure name|data item|항목|kennzahl|indicateur|indicador|merkmal|variavel|variables|variabele|maattunnus|",
    ),
    (
        Announces::Value,
        "|value|values|obs_value|obsvalue|gia tri|so lieu|wert|valeur|valor|amount|tri gia|数值|值|数値|observation|observation value|obs value|data value|vl_fob|valoare|ertek|primaryvalue|hodnota|wartosc|trade value|tradevalue|trade value (us$)|kim ngach|gia tri (usd)|indhold|innehall|innhold|contents|",
    ),
    (
        Announces::Decimals,
        "|decimals|decimals displayed|decimals_displayed|decimal places|decimal|so chu so thap phan|",
    ),
    (Announces::Qualifier, "|qualifier|"),
    (
        Announces::Index,
        "|stt|no|no.|line|line no|line no.|line number|tt|s.no|s.no.|s. no|s. no.|sr no|sr. no|sr.no|sno|#|so tt|so thu tu|lfd. nr.|nr|nr.|n°|row|id|rank no|rank|rang|ranking|xep hang|thu hang|序号|index|s/n|sl no|번호|순번|순위|連番|順位|№|№ п/п|п/п|lp|l.p|l.p.|no urut|ลำดับ|ลาดบ|sira|sira no|poz|sl. no.|unnamed: 0|rownames|رقم|الرقم|تسلسل|التسلسل|row id|",
    ),
    (
        Announces::Code,
        "|code|fips|geoid|ma|ma so|ma hs|hs|hs code|hscode|hs_code|dguid|vector|coordinate|uom_id|scalar_id|terminated|country code|indicator code|series code|iso|iso3|iso_code|geocode|id_code|country_code|mdm code|ma nuoc|weo country code|weo subject code|cmdcode|reportercode|partnercode|flowcode|action|structure|structure_id|structure_name|dataflow|国コード|品目コード|국가코드|품목코드|商品编码|国别代码|code pays|codigo|cod|cod.|codes|codice|kod|код|код тн вэд|kode|kode hs|rgt|idbank|idhod|id_hodnota|co_ncm|co_pais|co_unid|co_via|co_urf|co_sh4|co_mun|",
    ),
];

/// What stands beside the months or quarters of a year for the year itself, folded.
const WHOLE_YEARS: &str = "|total|ann|ca nam|nam|annual|anual|annuel|annuale|year|full year|jahr|gesamt|insgesamt|tahunan|setahun|tong|tong so|tong cong|cong|計|合计|总计|合計|累计|全年|年計|계|연간|год|за год|всего|annee|ano|ensemble|rok|ogolem|toplam|total-toplam|toplam-total|yillik|jan-dec|roczne|ไตรมาสรวม|รวม|ทังปี|รวมทังปี|jumlah|razem|suma|osszesen|итого|i alt|yhteensa|celkem|totaal|summa|الاجمالي|المجموع|اجمالي|المجموع الكلي|барлыгы|бугд|нийт|جمع|جمع كل|";

/// What stands there for the average of its months, folded: the year itself where no other word does.
const AVERAGES: &str = "|annual average|yearly average|average of the year|binh quan nam|binh quan ca nam|trung binh nam|年平均|全年平均|累計平均|累计平均|jahresdurchschnitt|moyenne annuelle|media anual|media annua|";

/// Whether a cell among months or quarters stands for the whole year.
pub fn is_whole_year(cell: &str) -> bool {
    let folded = fold(cell);
    let plain = folded.trim_matches(|c: char| matches!(c, '*' | ':' | '.' | ' '));
    let is = |word: &str| {
        let key = ["|", word, "|"].concat();
        !word.is_empty() && (WHOLE_YEARS.contains(&key) || AVERAGES.contains(&key))
    };
    // "Toplam / Total", "الإجمالي Total": the same in two languages, the second in other letters where no stroke parts them.
    let twice = || {
        plain
            .match_indices(' ')
            .filter_map(|(at, _)| Some((plain.get(..at)?, plain.get(at + 1..)?)))
            .any(|(a, b)| a.is_ascii() != b.is_ascii() && is(a.trim()) && is(b.trim()))
    };
    is(plain) || plain.split_once('/').is_some_and(|(a, b)| is(a.trim()) && is(b.trim())) || twice()
}

/// Whether such a cell is that of the average of the year's months.
pub fn is_average_of_year(cell: &str) -> bool {
    let folded = fold(cell);
    let plain = folded.trim_matches(|c: char| matches!(c, '*' | ':' | '.' | ' '));
    !plain.is_empty() && AVERAGES.contains(&["|", plain, "|"].concat())
}

/// What a header announces; brackets behind the word do not count ("Year (YR)").
pub fn announces(header: &str) -> Option<Announces> {
    let folded = fold(header);
    let plain = folded.trim_matches(|c: char| matches!(c, '"' | '\'' | '*' | ':' | '.' | '[' | ']'));
    let bare = plain.split(['(', '[']).next().unwrap_or(plain).trim();
    // SDMX with labels: "UNIT: Unit".
    let head = plain.split_once(": ").map_or("", |(head, _)| head);
    let spaced = plain.replace(['_', '.'], " ");
    let find = |word: &str| {
        if word.is_empty() {
            return None;
        }
        let mut key = String::with_capacity(word.len() + 2);
        key.push('|');
        key.push_str(word);
        key.push('|');
        WORDS.iter().find(|(_, list)| list.contains(&key)).map(|(what, _)| *what)
    };
    find(&folded)
        .or_else(|| find(plain))
        .or_else(|| find(&spaced))
        .or_else(|| find(bare))
        .or_else(|| find(head))
        // "Unit1 | Unit2": of several quantities.
        .or_else(|| {
            let word = plain.trim_end_matches(|c: char| c.is_ascii_digit());
            (word.len() < plain.len())
                .then(|| find(word.trim_end_matches([' ', '_'])))
                .flatten()
                .filter(|what| *what == Announces::Unit)
        })
        // "Yıl / Year": the same in two languages.
        .or_else(|| {
            let (first, second) = plain.split_once('/')?;
            find(first.trim()).filter(|what| find(second.trim()) == Some(*what))
        })
        .or_else(|| {
            // "qtyUnitCode": words that a program ran together.
            let joined = header
                .trim()
                .strip_suffix("Code")
                .is_some_and(|h| h.ends_with(|c: char| c.is_ascii_lowercase()));
            let code = joined
                || ["コード", "代码", "代碼", "编码", "編碼", "코드"].iter().any(|w| spaced.ends_with(w))
                || spaced.ends_with(" iso")
                || spaced.ends_with(" iso3")
                || spaced.ends_with(" code")
                || spaced.ends_with(" id")
                || spaced.starts_with("ma ")
                || spaced.starts_with("cod ")
                || spaced.starts_with("codigo ");
            let note = [" notes", " note", " footnote", " footnotes"].iter().any(|w| spaced.ends_with(w))
                || spaced.ends_with("missingvalue")
                || spaced.starts_with("ghi chu");
            let flags = spaced.ends_with(" flags") || spaced.ends_with(" flag");
            match (code, flags) {
                (true, _) => Some(Announces::Code),
                (_, true) => Some(Announces::Status),
                _ => note.then_some(Announces::Note),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_as_they_are_compared() {
        let lists = WORDS.iter().map(|(_, list)| *list).chain([WHOLE_YEARS, AVERAGES]);
        for word in lists.flat_map(|l| l.split('|')).filter(|w| !w.is_empty()) {
            assert_eq!(fold(word), word, "no header will ever match it");
        }
    }
}
