//! Which prefix means which namespace, element by element (Namespaces in XML 1.0).

use crate::diagnostic::Diagnostic;
use crate::ssml::tag::Raw;
use crate::ssml::tree::{Name, Namespace, XML};
use std::borrow::Cow;

/// Declarations that hold at one place.
const MAX_DECLARATIONS: usize = 64;

/// The declarations that hold where the reader stands.
#[derive(Debug, Default)]
pub struct Scope<'s> {
    /// Prefix (empty for the default namespace) and address, outermost first.
    declared: Vec<(&'s str, Cow<'s, str>)>,
    /// How many each open element found before its own.
    before: Vec<usize>,
}

impl<'s> Scope<'s> {
    /// Takes in the declarations of an element that begins.
    ///
    /// # Errors
    /// A declaration that the recommendation forbids, or too many.
    pub fn enter(&mut self, tag: &Raw<'s>) -> Result<(), Diagnostic> {
        self.before.push(self.declared.len());
        for attribute in tag.attributes.iter().filter(|a| a.declares()) {
            let prefix = attribute.written.strip_prefix("xmlns:").unwrap_or_default();
            let wrong = match prefix {
                "xml" => attribute.value != XML,
                "xmlns" => true,
                "" => attribute.value == XML,
                _ => attribute.value.is_empty() || attribute.value == XML,
            };
            if wrong {
                let message = format!("`{}` cannot be declared so", attribute.written);
                return Err(Diagnostic::error(message, attribute.span));
            }
            if self.declared.len() == MAX_DECLARATIONS {
                let message = format!("more than {MAX_DECLARATIONS} namespaces in one place");
                return Err(Diagnostic::error(message, attribute.span));
            }
            self.declared.push((prefix, attribute.value.clone()));
        }
        Ok(())
    }

    /// Forgets the declarations of the element that ends.
    pub fn leave(&mut self) {
        if let Some(before) = self.before.pop() {
            self.declared.truncate(before);
        }
    }

    /// The name of an element.
    pub fn element(&self, written: &'s str) -> Name<'s> {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let namespace = self.find(prefix);
        Name { written, namespace }
    }

    /// The name of an attribute; without a prefix it is in no namespace.
    pub fn attribute(&self, written: &'s str) -> Name<'s> {
        let namespace = match written.split_once(':') {
            Some((prefix, _)) => self.find(prefix),
            None => Namespace::None,
        };
        Name { written, namespace }
    }

    fn find(&self, prefix: &str) -> Namespace<'s> {
        if prefix == "xml" {
            return Namespace::Is(Cow::Borrowed(XML));
        }
        let found = self.declared.iter().rev().find(|(p, _)| *p == prefix);
        match found {
            Some((_, address)) if address.is_empty() => Namespace::None,
            Some((_, address)) => Namespace::Is(address.clone()),
            None if prefix.is_empty() => Namespace::None,
            None => Namespace::Undeclared,
        }
    }
}
