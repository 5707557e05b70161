//! Of the tests of the house: which file needs which, read from the code.

use crate::functions::functions;
use crate::names::{Modules, Path, SourceFile, Target, attributes, is_test, leaves};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, FnArg, ImplItem, Item, Local, Meta, Pat, Type, Visibility};

/// Methods that every string, list or iterator has too: a call of one of them tells nothing.
const COMMON: &[&str] = &[
    "all",
    "any",
    "as_str",
    "chars",
    "clear",
    "contains",
    "count",
    "end",
    "ends_with",
    "entry",
    "extend",
    "find",
    "first",
    "get",
    "insert",
    "is_empty",
    "is_none",
    "is_some",
    "iter",
    "join",
    "last",
    "len",
    "lines",
    "map",
    "max",
    "min",
    "name",
    "next",
    "parse",
    "pop",
    "position",
    "push",
    "remove",
    "replace",
    "rest",
    "split",
    "start",
    "starts_with",
    "sum",
    "take",
    "to_string",
    "trim",
    "write",
];

/// All files of `src`, and the arrows between them.
pub(crate) struct House {
    pub files: Vec<File>,
    /// From a file to another: the items for which it needs that one.
    arrows: BTreeMap<(usize, usize), BTreeSet<String>>,
    /// What files take from other crates.
    outside: BTreeMap<usize, BTreeSet<String>>,
    /// Files that no `mod` names.
    lost: BTreeSet<usize>,
}

/// A file of `src`, from there on: `checks/mod.rs`.
pub(crate) struct File {
    pub path: String,
    pub text: String,
    /// Its functions by name, each with the lines of its body.
    pub functions: Vec<(String, usize)>,
    /// Whether it holds a constant of the type `Rule`.
    pub is_rule: bool,
}

/// What one file says, before any name is followed.
#[derive(Default)]
struct Mentions {
    /// A path and the module that it is followed from.
    paths: BTreeSet<(usize, Path)>,
    /// The names of all methods it calls.
    calls: BTreeSet<String>,
    impls: Vec<Impl>,
}

struct Impl {
    module: usize,
    subject: Path,
    functions: Vec<String>,
    is_inherent: bool,
}

impl House {
    /// Reads the arrows of a house from its files: paths from `src` on, and their code.
    pub(crate) fn of(sources: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files = vec![];
        let mut parsed = vec![];
        for (path, text) in sources {
            let code = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let (functions, is_rule) = (functions(&code), code.items.iter().any(is_rule));
            files.push(File { path: path.clone(), text, functions, is_rule });
            parsed.push(SourceFile { path, code });
        }
        let modules = Modules::of(&parsed);
        let mut lost = BTreeSet::new();
        let mut all = BTreeMap::new();
        for (file, source) in parsed.iter().enumerate() {
            let Some(module) = modules.of_file(file) else {
                lost.insert(file);
                continue;
            };
            let mut reader = Reader {
                modules: &modules,
                module,
                subject: None,
                variables: BTreeMap::new(),
                said: Mentions::default(),
            };
            reader.visit_file(&source.code);
            all.insert(file, reader.said);
        }
        let mut house = Self { files, arrows: BTreeMap::new(), outside: BTreeMap::new(), lost };
        let impls = Impls::of(&modules, &all);
        for (file, said) in &all {
            house.follow(*file, said, &modules, &impls);
        }
        for stranger in impls.strangers() {
            let name = stranger.function;
            let is_called = all[&stranger.subject].calls.contains(name);
            if is_called && !COMMON.contains(&name) && impls.defined[name].len() == 1 {
                house.point(stranger.subject, stranger.at, format!("{}::{name}", stranger.name));
            }
        }
        house
    }

    fn follow(&mut self, from: usize, said: &Mentions, modules: &Modules, impls: &Impls) {
        for (module, path) in &said.paths {
            for target in modules.resolve(*module, path) {
                match target {
                    Target::Item { file, name, member } => {
                        let elsewhere = member.and_then(|member| impls.elsewhere(file, &name, &member));
                        if let Some((at, member)) = elsewhere {
                            self.point(from, at, format!("{name}::{member}"));
                        }
                        self.point(from, file, name);
                    }
                    Target::Outside(path) => {
                        self.outside.entry(from).or_default().insert(path.join("::"));
                    }
                    Target::Module(_) => {}
                }
            }
        }
    }

    fn point(&mut self, from: usize, to: usize, item: String) {
        if from != to {
            self.arrows.entry((from, to)).or_default().insert(item);
        }
    }

    /// Every arrow: from which file, to which file, for which items.
    pub(crate) fn arrows(&self) -> impl Iterator<Item = (&str, &str, String)> {
        self.arrows.iter().map(|((from, to), items)| {
            let items: Vec<_> = items.iter().map(String::as_str).collect();
            (self.files[*from].path.as_str(), self.files[*to].path.as_str(), items.join(", "))
        })
    }

    /// Every file with what it takes from other crates, as whole paths.
    pub(crate) fn outside(&self) -> impl Iterator<Item = (&str, &str)> {
        self.outside.iter().flat_map(|(file, paths)| {
            paths.iter().map(|path| (self.files[*file].path.as_str(), path.as_str()))
        })
    }

    /// Files that belong to no module.
    pub(crate) fn lost(&self) -> Vec<&str> {
        self.lost.iter().map(|file| self.files[*file].path.as_str()).collect()
    }

    /// Every knot of files that reach each other, with the circles that tie it, the shortest first: no two of them
    /// share an arrow, and without them there is no circle left.
    pub(crate) fn circles(&self) -> Vec<String> {
        let reached: Vec<_> = (0..self.files.len()).map(|file| self.reached(file)).collect();
        let mut circles = vec![];
        for file in 0..self.files.len() {
            let knot: Vec<_> =
                reached[file].iter().copied().filter(|other| reached[*other].contains(&file)).collect();
            if knot.first() != Some(&file) {
                continue;
            }
            let mut told = format!("{} files", knot.len());
            let mut ties = self.arrows.keys().copied().collect::<BTreeSet<_>>();
            ties.retain(|(from, to)| knot.contains(from) && knot.contains(to));
            while let Some(circle) =
                knot.iter().filter_map(|file| shortest_circle(*file, &ties)).min_by_key(Vec::len)
            {
                told += "\n   ";
                for (at, from) in circle.iter().enumerate() {
                    let to = circle[(at + 1) % circle.len()];
                    let items: Vec<_> = self.arrows[&(*from, to)].iter().map(String::as_str).collect();
                    told.extend([" ", &self.files[*from].path, " →(", &items.join(", "), ")"]);
                    ties.remove(&(*from, to));
                }
                told.extend([" ", &self.files[circle[0]].path]);
            }
            circles.push(told);
        }
        circles
    }

    /// Every file that a file needs, itself only where it needs itself through others.
    fn reached(&self, file: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(from) = open.pop() {
            for ((_, to), _) in self.arrows.range((from, 0)..(from + 1, 0)) {
                if reached.insert(*to) {
                    open.push(*to);
                }
            }
        }
        reached
    }
}

/// The shortest way along the arrows from a file back to itself.
fn shortest_circle(file: usize, arrows: &BTreeSet<(usize, usize)>) -> Option<Vec<usize>> {
    let mut seen = BTreeSet::new();
    let mut ways = VecDeque::from([vec![file]]);
    while let Some(way) = ways.pop_front() {
        let from = way[way.len() - 1];
        for &(_, to) in arrows.range((from, 0)..(from + 1, 0)) {
            if to == file {
                return Some(way);
            }
            if seen.insert(to) {
                ways.push_back(way.iter().copied().chain([to]).collect());
            }
        }
    }
    None
}

/// The `impl` blocks of the house.
struct Impls {
    /// A type by file and name: each file with an `impl` of its own for it, and what that one defines.
    of_type: BTreeMap<(usize, String), BTreeMap<usize, BTreeSet<String>>>,
    /// The files that define a function of a name in any `impl`.
    defined: BTreeMap<String, BTreeSet<usize>>,
}

impl Impls {
    fn of(modules: &Modules, all: &BTreeMap<usize, Mentions>) -> Self {
        let mut impls = Self { of_type: BTreeMap::new(), defined: BTreeMap::new() };
        for (file, said) in all {
            for block in &said.impls {
                for function in &block.functions {
                    impls.defined.entry(function.clone()).or_default().insert(*file);
                }
                for target in modules.resolve(block.module, &block.subject) {
                    if let (Target::Item { file: at, name, .. }, true) = (target, block.is_inherent) {
                        let blocks = impls.of_type.entry((at, name)).or_default();
                        blocks.entry(*file).or_default().extend(block.functions.iter().cloned());
                    }
                }
            }
        }
        impls
    }

    /// The file that defines a function of a type, where that is not the type's own file.
    fn elsewhere(&self, file: usize, name: &str, member: &str) -> Option<(usize, String)> {
        let blocks = self.of_type.get(&(file, name.to_owned()))?;
        if blocks.get(&file).is_some_and(|functions| functions.contains(member)) {
            return None;
        }
        let (at, _) = blocks.iter().find(|(_, functions)| functions.contains(member))?;
        Some((*at, member.to_owned()))
    }

    /// Every function in an `impl` that stands in another file than its type.
    fn strangers(&self) -> impl Iterator<Item = Stranger<'_>> {
        self.of_type.iter().flat_map(|((file, name), blocks)| {
            let elsewhere = blocks.iter().filter(move |(at, _)| *at != file);
            elsewhere.flat_map(move |(at, functions)| {
                functions.iter().map(move |function| Stranger { name, function, at: *at, subject: *file })
            })
        })
    }
}

/// A function in an `impl` that stands in another file than its type.
struct Stranger<'a> {
    name: &'a str,
    function: &'a str,
    at: usize,
    /// The file of the type.
    subject: usize,
}

struct Reader<'a> {
    modules: &'a Modules,
    module: usize,
    /// The type of the `impl` that is being read.
    subject: Option<Path>,
    /// The variables of the function whose type is written beside them.
    variables: BTreeMap<String, Path>,
    said: Mentions,
}

impl Reader<'_> {
    fn mention(&mut self, mut path: Path) {
        if path[0] == "Self" {
            let Some(subject) = &self.subject else { return };
            path.splice(..1, subject.iter().cloned());
        }
        self.said.paths.insert((self.module, path));
    }

    /// Takes down the type of a variable, or forgets the one of its name.
    fn bind(&mut self, pattern: &Pat, ty: Option<Path>) {
        if let Pat::Ident(variable) = pattern {
            let name = variable.ident.to_string();
            match ty {
                Some(ty) => self.variables.insert(name, ty),
                None => self.variables.remove(&name),
            };
        }
    }

    /// Reads a call of a method on a variable as one of its type's function, where that type is known.
    fn call_on(&mut self, variable: &str, method: &str) {
        let subject = if variable == "self" { self.subject.as_ref() } else { self.variables.get(variable) };
        if let Some(mut path) = subject.cloned() {
            path.push(method.to_owned());
            self.mention(path);
        }
    }

    /// Reads paths and calls out of what a macro is given, where there is no syntax tree.
    fn tokens(&mut self, stream: &TokenStream) {
        let tokens: Vec<_> = stream.clone().into_iter().collect();
        let is_punct =
            |at: usize, c: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == c);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => self.tokens(&group.stream()),
                TokenTree::Ident(ident) => {
                    let start = at;
                    let mut path = vec![ident.to_string()];
                    while let (Some(TokenTree::Punct(colon)), true, Some(TokenTree::Ident(next))) =
                        (tokens.get(at + 1), is_punct(at + 2, ':'), tokens.get(at + 3))
                        && colon.as_char() == ':'
                        && colon.spacing() == Spacing::Joint
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    let dot = |back: usize| start >= back && is_punct(start - back, '.');
                    let is_called = matches!(tokens.get(at + 1), Some(TokenTree::Group(group))
                        if group.delimiter() == Delimiter::Parenthesis);
                    if dot(1) && !dot(2) {
                        if is_called {
                            if let Some(TokenTree::Ident(receiver)) =
                                start.checked_sub(2).map(|at| &tokens[at])
                                && !dot(3)
                            {
                                self.call_on(&receiver.to_string(), &path[0]);
                            }
                            self.said.calls.extend(path);
                        }
                    } else if path.len() > 1 || is_called || is_capital(&path[0]) {
                        self.mention(path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        let is_left_out = matches!(item, ImplItem::Fn(function) if is_test(&function.attrs));
        if !is_left_out {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let Some(within) = self.modules.within(self.module, &item.ident.to_string()) else { return };
        let around = std::mem::replace(&mut self.module, within);
        visit::visit_item_mod(self, item);
        self.module = around;
    }

    /// A re-export is no need of its own: it counts where a name of it is used.
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if matches!(item.vis, Visibility::Inherited) {
            for (path, name) in leaves(item) {
                if name.is_some() {
                    self.mention(path);
                }
            }
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let subject = match &*item.self_ty {
            Type::Path(path) => Some(words(&path.path)),
            _ => None,
        };
        if let Some(subject) = subject.clone() {
            let functions = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                _ => None,
            });
            let (module, is_inherent) = (self.module, item.trait_.is_none());
            self.said.impls.push(Impl { module, subject, functions: functions.collect(), is_inherent });
        }
        let around = std::mem::replace(&mut self.subject, subject);
        visit::visit_item_impl(self, item);
        self.subject = around;
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        let functions = item.items.iter().filter_map(|item| match item {
            syn::TraitItem::Fn(function) => Some(function.sig.ident.to_string()),
            _ => None,
        });
        let (functions, subject) = (functions.collect(), vec![item.ident.to_string()]);
        self.said.impls.push(Impl { module: self.module, subject, functions, is_inherent: false });
        visit::visit_item_trait(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words = words(path);
        if words.len() > 1 || is_capital(&words[0]) {
            self.mention(words);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(function) = &*call.func {
            self.mention(words(&function.path));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let method = call.method.to_string();
        if let Expr::Path(receiver) = &*call.receiver
            && let Some(name) = receiver.path.get_ident()
        {
            self.call_on(&name.to_string(), &method);
        }
        self.said.calls.insert(method);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_fn_arg(&mut self, argument: &'ast FnArg) {
        if let FnArg::Typed(argument) = argument {
            self.bind(&argument.pat, type_path(&argument.ty));
        }
        visit::visit_fn_arg(self, argument);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let made = local.init.as_ref().and_then(|init| made_type(&init.expr));
        match &local.pat {
            Pat::Type(typed) => self.bind(&typed.pat, type_path(&typed.ty)),
            pattern => self.bind(pattern, made),
        }
        visit::visit_local(self, local);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(&call.tokens);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.tokens(&list.tokens);
        }
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

/// Whether an item is a constant that describes a rule.
fn is_rule(item: &Item) -> bool {
    let ty = match item {
        Item::Const(item) => &item.ty,
        Item::Static(item) => &item.ty,
        _ => return false,
    };
    matches!(&**ty, Type::Path(path) if path.path.is_ident("Rule"))
}

/// The path of a type, behind any reference.
fn type_path(ty: &Type) -> Option<Path> {
    match ty {
        Type::Path(path) => Some(words(&path.path)),
        Type::Reference(reference) => type_path(&reference.elem),
        _ => None,
    }
}

/// The type that an expression makes: `Grid { … }`, `Grid::new(…)`, `&mut Grid::new(…)`.
fn made_type(made: &Expr) -> Option<Path> {
    match made {
        Expr::Struct(literal) => Some(words(&literal.path)),
        Expr::Reference(reference) => made_type(&reference.expr),
        Expr::Call(call) => {
            let Expr::Path(function) = &*call.func else { return None };
            let mut path = words(&function.path);
            path.pop();
            path.last().is_some_and(|ty| is_capital(ty)).then_some(path)
        }
        _ => None,
    }
}

fn words(path: &syn::Path) -> Path {
    let start = path.leading_colon.as_ref().map(|_| String::new());
    start.into_iter().chain(path.segments.iter().map(|segment| segment.ident.to_string())).collect()
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}
