//! SDMX-ML data messages, 2.0, 2.1 and 3.0: generic and structure-specific (compact), with series or flat. They become the table that
//! SDMX-CSV is: a row an observation, a column each dimension and attribute, named by its id.

use crate::cells::Kind;
use crate::gathered::Gathered;
use crate::markup::{Event, Markup, Tag, decoded};
use crate::records::number;
use crate::said::Fault;
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

/// What an id is, and its value.
type Said = Vec<(String, String)>;

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
    groups: Vec<Said>,
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

    /// What a group says of a series that has the same of all that both name.
    fn of_groups(&mut self) {
        for group in &self.groups {
            let own = |name: &String| self.series.iter().find(|(n, _)| n == name);
            let shared = group.iter().filter(|(n, _)| own(n).is_some()).count();
            if shared > 0 && group.iter().all(|(n, v)| own(n).is_none_or(|(_, value)| value == v)) {
                let new: Said = group.iter().filter(|(n, _)| own(n).is_none()).cloned().collect();
                self.series.extend(new);
            }
        }
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
                } else if tag.name == "Structure"
                    && let Some(id) = tag.get("dimensionAtObservation").filter(|id| id != "AllDimensions")
                {
                    over = id.into_owned();
                } else if let Some(open) = &mut set {
                    match tag.name {
                        "Series" => {
                            (of, open.series) = (Of::Series, said(&tag));
                            open.of_groups();
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
                                let group = std::mem::take(&mut open.group);
                                open.groups.push(group);
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
                    "SeriesKey" => open.of_groups(),
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
                        let group = std::mem::take(&mut open.group);
                        open.groups.push(group);
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
