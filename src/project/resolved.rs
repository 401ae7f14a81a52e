//! The spec with every default filled in by the last drawing: what a page shows as chosen.

use super::Project;
use crate::dataset::{DimensionKind, NONE};
use crate::spec::ChartSpec;

impl Project {
    /// The spec with what the last drawing chose: form, measure, members, split, indicator, periods, title. Before the
    /// first drawing the spec as it is.
    pub fn resolved(&self) -> ChartSpec {
        let mut spec = self.spec.clone();
        let Some(plan) = &self.plan else { return spec };
        let choice = &plan.told.choice;
        spec.kind = choice.kind;
        spec.measure = Some(choice.measure.name.clone());
        spec.indicator = Some(choice.indicator.to_owned());
        spec.by = choice.split.as_ref().map(|(_, name)| name.clone());
        spec.from = choice.periods.first().map(ToString::to_string);
        spec.to = choice.periods.last().map(ToString::to_string);
        spec.title = Some(plan.told.title.clone());
        spec.lang = Some(plan.lang);
        for (d, dimension) in self.dataset().dimensions.iter().enumerate() {
            if dimension.members.len() < 2 {
                continue;
            }
            let mut names: Vec<String> = Vec::new();
            for strand in &choice.strands {
                let Some(index) = strand.line.members.get(d).copied().filter(|m| *m != NONE) else {
                    continue;
                };
                if let Some(member) = dimension.members.get(index as usize)
                    && !names.contains(&member.name)
                {
                    names.push(member.name.clone());
                }
            }
            // In a trade chart the balance belongs to no flow; exports and imports together mean "all".
            let all_flows = dimension.kind == DimensionKind::Flow && names.len() > 1;
            if !names.is_empty() && !all_flows {
                spec.select.insert(dimension.name.clone(), names);
            }
        }
        spec
    }
}
