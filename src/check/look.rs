//! A figure is looked for in its own words first, then near them, then by the figures around it.

/// How far a figure is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As its words say, and only where the table seems to have what they speak of.
    Known,
    /// As its words and those near them say.
    ByWords,
    /// Also as the figures around it say that agree. What an article is about is decided without, for these follow whatever it is.
    Around,
}
