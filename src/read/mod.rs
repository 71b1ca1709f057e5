//! Reading: an article's bytes become a [`Document`](crate::document::Document).
//!
//! [`text()`] reads plain text as it is copied from a news page. Its wordings (banners, furniture, notices, agencies) are the
//! files of `lexicons/en-US/read/`; the README there says how to add one.
pub mod body;
pub mod credits;
pub mod cut;
pub mod dates;
pub mod doubts;
pub mod head;
pub mod header;
pub mod item;
pub mod lines;
pub mod names;
pub mod page;
pub mod part;
pub mod phrases;
pub mod rows;
pub mod tail;
pub mod text;
pub mod wrap;

pub use doubts::doubts;
pub use text::text;
