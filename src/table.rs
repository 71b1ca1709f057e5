//! The files of the lexicon as they are: tab-separated rows with line numbers.
//!
//! UTF-8, LF, `#` begins a comment line, the first other line names the columns. No quoting: a cell holds no tab.

use std::sync::Arc;

/// A row that cannot be used, reported as a compiler would.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}\n  | {row}\n  = help: {hint}")]
pub struct TableError {
    /// The file's name.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1: where the cell begins that is wrong, or the fault in it.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// The row as it stands.
    pub row: String,
    /// What to do.
    pub hint: String,
}

/// How many columns a file may have.
const MOST: usize = 12;

/// One row: its cells by column, and where it stands.
#[derive(Debug, Clone)]
pub struct Row<'t> {
    table: &'t Table<'t>,
    text: &'t str,
    cells: [&'t str; MOST],
    filled: usize,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A parsed file.
#[derive(Debug, Clone)]
pub struct Table<'t> {
    /// The file's name, for messages and provenance.
    pub file: Arc<str>,
    columns: Vec<&'t str>,
    lines: Vec<(usize, &'t str)>,
}

impl<'t> Table<'t> {
    /// Reads the header and remembers the rows; `required` columns must be there.
    ///
    /// # Errors
    /// A file without header, one that lacks a required column, or one with more than 12.
    pub fn parse(file: &str, text: &'t str, required: &[&str]) -> Result<Self, TableError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(i, l)| (i + 1, l))
            .filter(|(_, l)| {
                !l.trim_ascii().is_empty()
                    && !l.starts_with("# ")
                    && *l != "#"
                    && !l.starts_with("##")
            });
        let (line, header) = lines.next().unwrap_or((1, ""));
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        for wanted in required {
            if !columns.contains(wanted) {
                return Err(TableError {
                    file: file.to_owned(),
                    line,
                    column: 1,
                    message: format!("the header has no column `{wanted}`"),
                    row: header.to_owned(),
                    hint: format!(
                        "the first line names the columns, separated by tabs: {}",
                        required.join(", ")
                    ),
                });
            }
        }
        if columns.len() > MOST {
            return Err(TableError {
                file: file.to_owned(),
                line,
                column: 1,
                message: format!("{} columns; at most {MOST} are read", columns.len()),
                row: header.to_owned(),
                hint: "put what is only for people into the column `note`".to_owned(),
            });
        }
        Ok(Self {
            file: file.into(),
            columns,
            lines: lines.collect(),
        })
    }

    /// The rows in file order.
    ///
    /// # Errors
    /// A row with more cells than columns.
    pub fn rows(&'t self) -> impl Iterator<Item = Result<Row<'t>, TableError>> {
        self.lines.iter().map(|(line, text)| {
            let mut row = Row {
                table: self,
                text,
                cells: [""; MOST],
                filled: 0,
                line: *line,
            };
            row.split();
            if row.filled > self.columns.len() {
                return Err(row.error(
                    format!(
                        "{} cells, but the header has {}",
                        row.filled,
                        self.columns.len()
                    ),
                    "cells are separated by single tabs",
                ));
            }
            Ok(row)
        })
    }
}

impl<'t> Row<'t> {
    fn split(&mut self) {
        let mut start = 0;
        for at in memchr::memchr_iter(b'\t', self.text.as_bytes()).chain([self.text.len()]) {
            if let Some(slot) = self.cells.get_mut(self.filled) {
                *slot = self.text[start..at].trim_ascii();
            }
            self.filled += 1;
            start = at + 1;
        }
    }

    /// The cell under `column`, `""` where the row is short or the column absent.
    pub fn cell(&self, column: &str) -> &'t str {
        let index = self.table.columns.iter().position(|c| *c == column);
        index.and_then(|i| self.cells.get(i)).copied().unwrap_or("")
    }

    /// The cell under `column`, which must not be empty.
    ///
    /// # Errors
    /// An empty cell.
    pub fn need(&self, column: &str) -> Result<&'t str, TableError> {
        match self.cell(column) {
            "" => Err(self.error_in(
                column,
                0,
                format!("the cell `{column}` is empty"),
                "fill it in, or delete the row",
            )),
            cell => Ok(cell),
        }
    }

    /// The file this row stands in.
    pub fn file(&self) -> &Arc<str> {
        &self.table.file
    }

    /// An error about this row.
    pub fn error(&self, message: impl Into<String>, hint: impl Into<String>) -> TableError {
        self.error_in("", 0, message, hint)
    }

    /// An error about the cell under `column`, at this character of it, from 0.
    pub fn error_in(
        &self,
        column: &str,
        character: usize,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> TableError {
        let index = self.table.columns.iter().position(|c| *c == column);
        let before = index.map_or(0, |i| {
            let cells = self.text.split('\t').take(i);
            cells.map(|c| c.chars().count() + 1).sum()
        });
        let spaces = index
            .and_then(|i| self.text.split('\t').nth(i))
            .map_or(0, |c| {
                c.chars().count() - c.trim_ascii_start().chars().count()
            });
        TableError {
            file: self.table.file.to_string(),
            line: self.line,
            column: before + spaces + character + 1,
            message: message.into(),
            row: self.text.to_owned(),
            hint: hint.into(),
        }
    }
}
