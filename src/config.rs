//! Files of settings (TOML): where a fault stands in one, and which key is meant.

use crate::nearest::nearest;

/// The place of a byte in a file, for a message as a compiler would write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line as it stands.
    pub row: String,
}

impl Place {
    /// The place of byte `at` of `text`; past its end, the end.
    pub(crate) fn of(text: &str, at: usize) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            row: text[line_start..].lines().next().unwrap_or("").to_owned(),
        }
    }
}

/// What a reader of TOML said; where it begins with `unknown` (`unknown field`), with the known name that is meant.
pub(crate) fn with_nearest(message: &str, unknown: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let meant = message
        .starts_with(unknown)
        .then(|| quoted.next().and_then(|key| nearest(key, quoted)))
        .flatten();
    meant.map_or_else(
        || message.to_owned(),
        |key| format!("{message}; did you mean `{key}`?"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_line_a_column_and_the_row() {
        let text = "a = 1\nü = 2\n";
        let place = |at| {
            let p = Place::of(text, at);
            (p.line, p.column, p.row)
        };
        assert_eq!(place(0), (1, 1, "a = 1".to_owned()));
        assert_eq!(place(8), (2, 2, "ü = 2".to_owned()));
        assert_eq!(place(99), (3, 1, String::new()));
    }

    #[test]
    fn the_key_that_is_meant_is_named() {
        let message = "unknown field `vioce`, expected one of `name`, `voice`";
        let meant = with_nearest(message, "unknown field");
        assert!(meant.ends_with("; did you mean `voice`?"), "{meant}");
        assert_eq!(
            with_nearest("unknown variant `x`", "unknown field"),
            "unknown variant `x`"
        );
    }
}
