//! Rows of the embedded files below `lexicons/en-US/read/`.
//!
//! Tab-separated, `#` begins a comment line, the first other line names the columns. Cells borrow the embedded text, so a
//! rule's name in a row can be a block's rule.

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    columns: &'static str,
    cells: &'static str,
}

impl Row {
    /// The cell under `column`, `""` where there is none.
    pub fn cell(&self, column: &str) -> &'static str {
        let index = self.columns.split('\t').position(|c| c == column);
        index
            .and_then(|i| self.cells.split('\t').nth(i))
            .map_or("", str::trim)
    }
}

/// The rows of an embedded file, in order.
pub fn rows(file: &'static str) -> impl Iterator<Item = Row> {
    let mut lines = file
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with("# ") && *l != "#");
    let columns = lines.next().unwrap_or("");
    lines.map(move |cells| Row { columns, cells })
}

/// The cells of column `name` in rows whose column `kind` says `kind`.
pub fn cells(
    file: &'static str,
    name: &'static str,
    kind: &'static str,
) -> impl Iterator<Item = &'static str> {
    rows(file)
        .filter(move |row| row.cell("kind") == kind)
        .map(move |row| row.cell(name))
}
