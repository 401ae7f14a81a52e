//! "Title: Quits, Midland County" above a column headed "VALUE": where a file holds one series whose column names nothing, or only its
//! code, a line above that says what it is gives the name, and that is said.

use super::Dataset;
use crate::diag::Diagnostic;
use crate::lang;

/// Words before a colon that announce the name of a series, folded.
const NAMES: &[&str] = &[
    "title",
    "series title",
    "series name",
    "name",
    "indicator",
    "series",
    "description",
    "titel",
    "bezeichnung",
    "titre",
    "libelle",
    "intitule",
    "titulo",
    "nombre",
    "nome",
    "serie",
    "titolo",
    "ten",
    "ten chi tieu",
    "ten chuoi",
    "指标",
    "指標名",
    "指标名称",
    "系列名",
];
/// Headers that name nothing, folded.
const NOTHING: &[&str] = &[
    "",
    "value",
    "values",
    "obs_value",
    "obs value",
    "observation",
    "observation value",
    "data",
    "figure",
    "figures",
    "wert",
    "werte",
    "valeur",
    "valor",
    "valore",
    "gia tri",
    "so lieu",
    "数值",
    "值",
    "値",
];

/// What a line above the table says, and of what.
fn said(line: &str) -> Option<(String, &str)> {
    let (key, text) = line.split_once([':', '：'])?;
    let text = text.trim();
    (!text.is_empty()).then(|| (lang::fold(key.trim()), text))
}

/// Words of lines that say who counted, when and how, folded.
const ASIDE: &[&str] = &[
    "source",
    "period",
    "extracted",
    "updated",
    "frequency",
    "release",
    "download",
    "bureau",
    "statisti",
    "institut",
    "ministry",
    "office",
    "department",
    "agency",
    "note",
    "nguon",
    "quelle",
    "fuente",
    "fonte",
    "http",
    "table",
];

/// What the lines above the table call it, where one or two do: those that say who counted, when and in what unit name nothing.
fn title(lines: &[String]) -> Option<String> {
    let names: Vec<&str> = lines
        .iter()
        .filter(|line| {
            let folded = lang::fold(line);
            let words = line.chars().filter(|c| c.is_alphabetic()).count() >= 4;
            words
                && !ASIDE.iter().any(|w| folded.contains(w))
                && lang::unit_of(line).is_none()
                && lang::when(line).is_none()
        })
        .map(|line| {
            // "4453: Beer, Wine": a number before the name; "Sales [Millions of Dollars]": a unit behind it.
            let numbered = line.split_once(": ").filter(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()));
            let own = numbered.map_or(line.as_str(), |(_, own)| own).trim();
            own.split_once(" [").map_or(own, |(own, _)| own)
        })
        .collect();
    let name = names.join(", ");
    (matches!(names.len(), 1 | 2) && name.chars().count() <= 160).then_some(name)
}

/// Names the one series.
pub(super) fn settle(dataset: &mut Dataset, warnings: &mut Vec<Diagnostic>) {
    let [measure] = dataset.measures.as_mut_slice() else { return };
    let told_apart = dataset.dimensions.iter().any(|d| d.members.len() > 1);
    let [series] = dataset.series.as_slice() else { return };
    // Under a heading of months the column names nothing because the series is the table's.
    let column = series.points.first().map(|p| p.column);
    if told_apart || series.points.iter().any(|p| Some(p.column) != column) {
        return;
    }
    let lines: Vec<(String, &str)> = dataset.title.iter().filter_map(|t| said(t)).collect();
    let is_code = lines.iter().any(|(key, text)| !NAMES.contains(&key.as_str()) && *text == measure.name);
    if !is_code && !NOTHING.contains(&lang::fold(&measure.name).as_str()) {
        return;
    }
    let named =
        lines.iter().find(|(key, _)| NAMES.contains(&key.as_str())).map(|(_, name)| (*name).to_owned());
    // A heading that is empty leaves the name to the title of the whole.
    let worded = cfg!(feature = "studio") && !measure.name.is_empty() && measure.name != "value";
    let Some(name) = named.or_else(|| worded.then(|| title(&dataset.title)).flatten()) else { return };
    measure.name = name;
    warnings.push(Diagnostic::note("dataset.name-in-title").with("name", measure.name.clone()));
}
