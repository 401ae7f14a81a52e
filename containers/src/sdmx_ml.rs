//! SDMX-ML data messages, 2.0, 2.1 and 3.0: generic and structure-specific (compact), with series or flat. They become the table that
//! SDMX-CSV is: a row an observation, a column each dimension and attribute, named by its id.

use crate::cells::Kind;
use crate::gathered::Gathered;
use crate::markup::{Event, Markup, Tag, decoded};
use crate::records::number;
use crate::said::Fault;
use crate::sdmx_groups::{ByKey, Groups, Said};
use crate::xlsx::{finish, of_cells};
use crate::{Book, Format, Sheet};

/// Whether a text is a message of this kind with data in it.
pub fn is_sdmx_ml(text: &str) -> bool {
    let mut end = text.len().min(4000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or("");
    let data = [
        "GenericData",
        "StructureSpecificData",
        "CompactData",
        "GenericTimeSeriesData",
        "StructureSpecificTimeSeriesData",
    ];
    head.to_ascii_lowercase().contains("sdmx") && data.iter().any(|name| head.contains(name))
}

/// Where the values of generic messages belong.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Set,
    Series,
    Group,
    Observation,
}

#[derive(Default)]
struct Open {
    cells: Gathered,
    names: Vec<String>,
    rows: u32,
    set: Said,
    series: Said,
    group: Said,
    observation: Said,
}

impl Open {
    fn column(&mut self, name: &str) -> u32 {
        let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        at as u32
    }

    fn end_observation(&mut self) -> Result<(), Fault> {
        if self.observation.is_empty() {
            return Ok(());
        }
        self.rows += 1;
        let row = self.rows;
        let said: Said = self.series.iter().chain(&self.observation).chain(&self.set).cloned().collect();
        let mut filled: Vec<u32> = Vec::with_capacity(said.len());
        for (name, value) in said {
            let column = self.column(&name);
            if filled.contains(&column) {
                continue;
            }
            filled.push(column);
            if name == "OBS_VALUE" {
                // "NaN" is how a schema of numbers says that there is none.
                let text = if value == "NaN" { "..".to_owned() } else { number(&value) };
                let kind = if text.bytes().any(|b| b.is_ascii_digit()) { Kind::Number } else { Kind::Text };
                self.cells.put(row, column, &text, kind)?;
            } else {
                self.cells.put(row, column, &value, Kind::Text)?;
            }
        }
        self.observation.clear();
        Ok(())
    }

    fn end(mut self, name: String) -> Result<Sheet, Fault> {
        for (column, name) in self.names.iter().enumerate() {
            self.cells.put(0, column as u32, name, Kind::Text)?;
        }
        of_cells(self.cells, &[], name, false, Vec::new())
    }
}

/// The attributes of a tag that name dimensions or attributes of the data.
fn said(tag: &Tag<'_>) -> Said {
    tag.attributes()
        .into_iter()
        .filter(|(name, _)| {
            !matches!(*name, "type" | "action" | "schemaLocation" | "REPORTING_YEAR_START_DAY")
        })
        .map(|(name, value)| (name.to_owned(), value.into_owned()))
        .collect()
}

/// Opens all data sets of a message.
pub fn open(text: &str) -> Result<Book, Fault> {
    let (book, groups) = sets(text, &[]);
    if groups.iter().all(Groups::is_empty) {
        return book;
    }
    // Groups may stand behind their series: with all of them known the message is read once more.
    let known: Vec<ByKey> = groups.into_iter().map(Groups::by_key).collect::<Result<_, _>>()?;
    sets(text, &known).0
}

/// A series whose keys are complete: what its groups say of it, and what all series have.
fn told(series: &mut Said, known: &[ByKey], groups: &mut [Groups]) {
    if let Some(set) = groups.len().checked_sub(1).and_then(|at| known.get(at)) {
        set.tell(series);
    } else if let Some(set) = groups.last_mut() {
        set.series(series);
    }
}

/// Takes the group that ends.
fn end_group(open: &mut Open, groups: &mut [Groups]) {
    let group = std::mem::take(&mut open.group);
    if let Some(set) = groups.last_mut() {
        set.take(group);
    }
}

/// All data sets of a message, told what their groups say where these are known; and the groups of each.
fn sets(text: &str, known: &[ByKey]) -> (Result<Book, Fault>, Vec<Groups>) {
    let mut groups = Vec::new();
    (read(text, known, &mut groups), groups)
}

fn read(text: &str, known: &[ByKey], groups: &mut Vec<Groups>) -> Result<Book, Fault> {
    let mut sheets = Vec::new();
    let mut set: Option<Open> = None;
    let mut title = String::new();
    let mut of = Of::Set;
    let mut path: Vec<&str> = Vec::new();
    // The dimension that a generic message's observations run over.
    let mut over = String::from("TIME_PERIOD");
    for event in Markup::new(text) {
        match event {
            Event::Open(tag, empty) => {
                if tag.name == "DataSet" {
                    let given = said(&tag).into_iter();
                    let upper = |n: &str| {
                        n.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
                    };
                    set = Some(Open { set: given.filter(|(n, _)| upper(n)).collect(), ..Open::default() });
                    of = Of::Set;
                    groups.push(Groups::default());
                } else if tag.name == "Structure"
                    && let Some(id) = tag.get("dimensionAtObservation").filter(|id| id != "AllDimensions")
                {
                    over = id.into_owned();
                } else if let Some(open) = &mut set {
                    match tag.name {
                        "Series" => {
                            (of, open.series) = (Of::Series, said(&tag));
                            if !open.series.is_empty() {
                                told(&mut open.series, known, groups);
                            }
                        }
                        "Obs" => {
                            (of, open.observation) = (Of::Observation, said(&tag));
                            if empty {
                                open.end_observation()?;
                                of = Of::Series;
                            }
                        }
                        "Value" => {
                            let name = tag.get("id").or_else(|| tag.get("concept"));
                            if let (Some(name), Some(value)) = (name, tag.get("value")) {
                                let pair = (name.into_owned(), value.into_owned());
                                match of {
                                    Of::Set => open.set.push(pair),
                                    Of::Series => open.series.push(pair),
                                    Of::Group => open.group.push(pair),
                                    Of::Observation => open.observation.push(pair),
                                }
                            }
                        }
                        "ObsDimension" => {
                            let name = tag.get("id").map_or(over.clone(), |id| id.into_owned());
                            open.observation.extend(tag.get("value").map(|v| (name, v.into_owned())));
                        }
                        "ObsValue" => {
                            let value = tag.get("value").map(|v| ("OBS_VALUE".to_owned(), v.into_owned()));
                            open.observation.extend(value);
                        }
                        "SeriesKey" | "ObsKey" | "GroupKey" | "Attributes" | "Time" | "Annotations" => {}
                        // Groups have names of their own in compact messages.
                        _ if path.last() == Some(&"DataSet") => {
                            open.group = said(&tag);
                            of = Of::Group;
                            if empty {
                                end_group(open, groups);
                                of = Of::Set;
                            }
                        }
                        _ => {}
                    }
                }
                if !empty {
                    path.push(tag.name);
                }
            }
            Event::Close(name) => {
                path.pop();
                let Some(open) = &mut set else { continue };
                match name {
                    "Obs" => {
                        open.end_observation()?;
                        of = Of::Series;
                    }
                    "SeriesKey" => told(&mut open.series, known, groups),
                    "Series" => {
                        open.series.clear();
                        of = Of::Set;
                    }
                    "DataSet" => {
                        let number = (sheets.len() + 1).to_string();
                        let name = if title.is_empty() { number } else { title.clone() };
                        if let Some(open) = set.take() {
                            sheets.push(open.end(name)?);
                        }
                    }
                    _ if path.last() == Some(&"DataSet") && of == Of::Group => {
                        end_group(open, groups);
                        of = Of::Set;
                    }
                    _ => {}
                }
            }
            Event::Text(text) | Event::Plain(text) => match (path.last(), &mut set) {
                (Some(&"Time"), Some(open)) if !text.trim().is_empty() => {
                    open.observation.push((over.clone(), decoded(text).trim().to_owned()));
                }
                (Some(&"Name"), None) if title.is_empty() => title = decoded(text).trim().to_owned(),
                _ => {}
            },
        }
    }
    finish(sheets, 0, Format::SdmxMl)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Content;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let book = open(text).unwrap();
        let Content::Cells(cells) = &book.sheets.first().unwrap().content else { return Vec::new() };
        (0..cells.height()).map(|r| cells.row(r).map(|(t, _)| t.to_owned()).collect()).collect()
    }

    #[test]
    fn a_series_gives_its_keys_to_its_observations() {
        let text = r#"<?xml version="1.0"?><m:StructureSpecificData xmlns:m="http://www.sdmx.org/x"><m:DataSet UNIT="USD">
            <Group GEO="VN" TITLE="Viet Nam"/>
            <Series FREQ="A" GEO="VN"><Obs TIME_PERIOD="2021" OBS_VALUE="1.50"/><Obs TIME_PERIOD="2022" OBS_VALUE="NaN" OBS_STATUS="M"/></Series>
            </m:DataSet></m:StructureSpecificData>"#;
        assert!(is_sdmx_ml(text));
        let rows = rows(text);
        assert_eq!(rows[0], ["FREQ", "GEO", "TITLE", "TIME_PERIOD", "OBS_VALUE", "UNIT", "OBS_STATUS"]);
        assert_eq!(rows[1], ["A", "VN", "Viet Nam", "2021", "1.50", "USD"]);
        assert_eq!(rows[2], ["A", "VN", "Viet Nam", "2022", "..", "USD", "M"]);
    }

    #[test]
    fn groups_may_stand_behind_their_series() {
        let text = r#"<m:StructureSpecificData xmlns:m="http://www.sdmx.org/x"><m:DataSet>
            <Series FREQ="A" GEO="VN" UNIT="T"><Obs TIME_PERIOD="2021" OBS_VALUE="1.5"/></Series>
            <Series FREQ="A" GEO="LA"><Obs TIME_PERIOD="2021" OBS_VALUE="2.5"/></Series>
            <Group GEO="LA" TITLE="Lao PDR" UNIT="KG"/><Group GEO="VN" TITLE="Viet Nam" UNIT="KG"/><Group FREQ="Q" TITLE="none"/>
            </m:DataSet></m:StructureSpecificData>"#;
        let rows = rows(text);
        assert_eq!(rows[0], ["FREQ", "GEO", "UNIT", "TITLE", "TIME_PERIOD", "OBS_VALUE"]);
        // What a series says itself holds.
        assert_eq!(rows[1], ["A", "VN", "T", "Viet Nam", "2021", "1.5"]);
        assert_eq!(rows[2], ["A", "LA", "KG", "Lao PDR", "2021", "2.5"]);
    }

    #[test]
    fn each_of_many_series_finds_its_group() {
        let mut text = String::from("<m:StructureSpecificData xmlns:m='sdmx'><m:DataSet>");
        for n in 0..40_000 {
            text.push_str(&format!("<Series GEO='A{n}'><Obs TIME_PERIOD='2021' OBS_VALUE='{n}'/></Series><Group GEO='A{n}' TITLE='T{n}'/>"));
        }
        text.push_str("</m:DataSet></m:StructureSpecificData>");
        let rows = rows(&text);
        assert_eq!(rows[40_000], ["A39999", "T39999", "2021", "39999"]);
    }

    #[test]
    fn generic_messages_name_every_value() {
        let text = r#"<message:GenericData xmlns:message="http://www.SDMX.org/x"><message:DataSet><generic:Series>
            <generic:SeriesKey><generic:Value id="GEO" value="VN"/></generic:SeriesKey>
            <generic:Attributes><generic:Value id="UNIT" value="USD"/></generic:Attributes>
            <generic:Obs><generic:ObsDimension value="2022-Q1"/><generic:ObsValue value="3"/>
              <generic:Attributes><generic:Value id="OBS_STATUS" value="P"/></generic:Attributes></generic:Obs>
            <generic:Obs><generic:Time>2022-Q2</generic:Time><generic:ObsValue value="4"/></generic:Obs>
            </generic:Series></message:DataSet></message:GenericData>"#;
        let rows = rows(text);
        assert_eq!(rows[0], ["GEO", "UNIT", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"]);
        assert_eq!(rows[1], ["VN", "USD", "2022-Q1", "3", "P"]);
        assert_eq!(rows[2], ["VN", "USD", "2022-Q2", "4"]);
    }

    #[test]
    fn a_message_without_observations_is_empty() {
        assert_eq!(open("<GenericData sdmx=''><DataSet></DataSet></GenericData>"), Err(Fault::Empty));
    }
}
