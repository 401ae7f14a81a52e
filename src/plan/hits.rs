//! Where the pointer finds what: the period nearest to it in logarithmic time, and the marks of every series there.

use super::shape::Spot;
use super::time;

/// The marks of one series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// Place of the series in the order of the chart.
    pub strand: usize,
    /// Stop, record, place; by stop. Only what has a figure.
    pub marks: Vec<(usize, usize, Spot)>,
}

impl Track {
    /// The places in their order.
    pub fn spots(&self) -> Vec<Spot> {
        self.marks.iter().map(|(_, _, spot)| *spot).collect()
    }

    /// The mark at a stop.
    pub fn at(&self, stop: usize) -> Option<Spot> {
        let at = self.marks.binary_search_by_key(&stop, |(s, _, _)| *s).ok()?;
        self.marks.get(at).map(|(_, _, spot)| *spot)
    }
}

/// The hit index of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// Whether stops stand side by side (periods) or one above the other (bars).
    pub upright: bool,
    /// Where each tooltip's period or bar stands: x, or y for bars. Rising.
    pub stops: Vec<f64>,
    /// The series.
    pub tracks: Vec<Track>,
    /// Where charts without one row of stops are found: boxes, each with its place in the order of tooltips.
    #[cfg(feature = "press")]
    pub fields: Vec<(usize, super::shape::Rect)>,
}

impl Hits {
    /// Stops in one row: side by side when `upright`, else one above the other.
    pub fn along(upright: bool, stops: Vec<f64>, tracks: Vec<Track>) -> Hits {
        Hits {
            upright,
            stops,
            tracks,
            #[cfg(feature = "press")]
            fields: Vec::new(),
        }
    }

    /// The stop nearest to a place.
    pub fn nearest(&self, spot: Spot) -> Option<usize> {
        #[cfg(feature = "press")]
        if !self.fields.is_empty() {
            let far = |(_, rect): &&(usize, super::shape::Rect)| rect.distance(spot);
            return self.fields.iter().min_by(|a, b| far(a).total_cmp(&far(b))).map(|(at, _)| *at);
        }
        let at = if self.upright { spot.x } else { spot.y };
        time::nearest(self.stops.len(), at, |i| self.stops.get(i).copied().unwrap_or(0.0))
    }

    /// The series whose mark at a stop is nearest to a place.
    pub fn nearest_track(&self, stop: usize, spot: Spot) -> Option<usize> {
        let far = |s: Spot| {
            let (dx, dy) = (s.x - spot.x, s.y - spot.y);
            dx * dx + dy * dy
        };
        self.tracks
            .iter()
            .filter_map(|t| Some((t.strand, far(t.at(stop)?))))
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(strand, _)| strand)
    }
}
