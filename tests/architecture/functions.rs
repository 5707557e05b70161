//! Of the tests of the house: how long the functions of a file are.

use crate::names::{attributes, is_test};
use syn::visit::{self, Visit};
use syn::{Block, Ident, Item};

/// Every function of a file by name, with the lines between its braces. Tests are left out.
pub(crate) fn functions(file: &syn::File) -> Vec<(String, usize)> {
    let mut functions = Functions(vec![]);
    functions.visit_file(file);
    functions.0
}

struct Functions(Vec<(String, usize)>);

impl Functions {
    fn measure(&mut self, name: &Ident, body: &Block) {
        let braces = body.brace_token.span;
        let lines = braces.close().start().line - braces.open().start().line;
        self.0.push((name.to_string(), lines.saturating_sub(1)));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig.ident, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig.ident, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.measure(&function.sig.ident, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}
