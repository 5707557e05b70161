//! Of the tests of the house: the tree of modules, and to which file a name in it leads.

use std::collections::{BTreeMap, BTreeSet};
use syn::visit::Visit;
use syn::{Attribute, Item, Meta, UseTree};

/// The crate's name, by which its other half, the program, calls it.
const LIBRARY: &str = "gen_report";

/// A path, word by word. An empty first word stands for a leading `::`.
pub(crate) type Path = Vec<String>;

/// A file of `src` and its code.
pub(crate) struct SourceFile {
    /// From `src` on: `checks/mod.rs`.
    pub path: String,
    pub code: syn::File,
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// An item, perhaps one of its members: a variant, a constant, a function of an `impl`.
    Item { file: usize, name: String, member: Option<String> },
    /// A module by its number.
    Module(usize),
    /// Another crate, or a name that no module holds.
    Outside(Path),
}

enum Name {
    Item,
    Module(usize),
    Alias(Path),
}

struct Module {
    file: usize,
    root: usize,
    parent: Option<usize>,
    names: BTreeMap<String, Vec<Name>>,
    globs: Vec<Path>,
}

/// All modules of the library and of the program.
pub(crate) struct Modules {
    all: Vec<Module>,
    library: Option<usize>,
    /// The module that a file is.
    of_file: BTreeMap<usize, usize>,
    /// The module that each module written within a file is, by its parent and its name.
    within: BTreeMap<(usize, String), usize>,
}

impl Modules {
    /// Reads the tree of modules from its two roots on, `lib.rs` and `main.rs`.
    pub(crate) fn of(files: &[SourceFile]) -> Self {
        let mut modules =
            Self { all: vec![], library: None, of_file: BTreeMap::new(), within: BTreeMap::new() };
        for root in ["lib.rs", "main.rs"] {
            let Some(file) = files.iter().position(|file| file.path == root) else { continue };
            let id = modules.add(files, file, &files[file].code.items, "", None);
            modules.of_file.insert(file, id);
            if root == "lib.rs" {
                modules.library = Some(id);
            }
        }
        modules
    }

    /// The module that a file is; nothing where no `mod` names the file.
    pub(crate) fn of_file(&self, file: usize) -> Option<usize> {
        self.of_file.get(&file).copied()
    }

    /// The module that is written within another one in braces.
    pub(crate) fn within(&self, module: usize, name: &str) -> Option<usize> {
        self.within.get(&(module, name.to_owned())).copied()
    }

    fn add(
        &mut self,
        files: &[SourceFile],
        file: usize,
        items: &[Item],
        folder: &str,
        parent: Option<usize>,
    ) -> usize {
        let id = self.all.len();
        let root = parent.map_or(id, |parent| self.all[parent].root);
        self.all.push(Module { file, root, parent, names: BTreeMap::new(), globs: vec![] });
        for item in items.iter().filter(|item| !is_test(attributes(item))) {
            if let Some(name) = name_of(item) {
                self.name(id, name, Name::Item);
            }
            if let Item::Mod(inner) = item {
                let name = inner.ident.to_string();
                let below = format!("{folder}{name}/");
                let child = if let Some((_, items)) = &inner.content {
                    let child = self.add(files, file, items, &below, Some(id));
                    self.within.insert((id, name.clone()), child);
                    child
                } else {
                    let paths = [format!("{folder}{name}.rs"), format!("{below}mod.rs")];
                    let Some(file) = files.iter().position(|file| paths.contains(&file.path)) else {
                        continue;
                    };
                    let child = self.add(files, file, &files[file].code.items, &below, Some(id));
                    self.of_file.insert(file, child);
                    child
                };
                self.name(id, name, Name::Module(child));
            } else {
                let mut uses = Uses::default();
                uses.visit_item(item);
                for (path, name) in uses.0 {
                    match name {
                        Some(name) => self.name(id, name, Name::Alias(path)),
                        None => self.all[id].globs.push(path),
                    }
                }
            }
        }
        id
    }

    fn name(&mut self, module: usize, name: String, what: Name) {
        self.all[module].names.entry(name).or_default().push(what);
    }

    /// Follows a path from a module on, through every re-export, to what it names.
    pub(crate) fn resolve(&self, module: usize, path: &[String]) -> BTreeSet<Target> {
        self.follow(module, path, &mut BTreeSet::new())
    }

    fn follow(
        &self,
        module: usize,
        path: &[String],
        seen: &mut BTreeSet<(usize, String)>,
    ) -> BTreeSet<Target> {
        let Some((first, mut rest)) = path.split_first() else { return BTreeSet::new() };
        let mut here = match first.as_str() {
            "" => return BTreeSet::from([Target::Outside(rest.to_vec())]),
            "crate" => BTreeSet::from([Target::Module(self.all[module].root)]),
            "self" => BTreeSet::from([Target::Module(module)]),
            "super" => {
                let mut above = self.all[module].parent;
                while rest.first().is_some_and(|word| word == "super") {
                    above = above.and_then(|above| self.all[above].parent);
                    rest = &rest[1..];
                }
                above.into_iter().map(Target::Module).collect()
            }
            name => {
                let found = self.lookup(module, name, seen);
                match self.library {
                    Some(library) if found.is_empty() && name == LIBRARY => {
                        BTreeSet::from([Target::Module(library)])
                    }
                    _ if found.is_empty() => return BTreeSet::from([Target::Outside(path.to_vec())]),
                    _ => found,
                }
            }
        };
        for name in rest {
            let is_module = |target: &Target| matches!(target, Target::Module(_));
            if here.iter().any(is_module) {
                here.retain(is_module); // a function of a module's name has no members
            }
            here = here.into_iter().flat_map(|target| self.step(target, name, seen)).collect();
        }
        here
    }

    fn step(&self, from: Target, name: &str, seen: &mut BTreeSet<(usize, String)>) -> BTreeSet<Target> {
        match from {
            Target::Module(module) => self.lookup(module, name, seen),
            Target::Item { file, name: item, member } => {
                let member = member.or_else(|| Some(name.to_owned()));
                BTreeSet::from([Target::Item { file, name: item, member }])
            }
            Target::Outside(mut path) => {
                path.push(name.to_owned());
                BTreeSet::from([Target::Outside(path)])
            }
        }
    }

    /// Everything of a name in a module: what it defines, what it imports, what its globs bring.
    fn lookup(&self, module: usize, name: &str, seen: &mut BTreeSet<(usize, String)>) -> BTreeSet<Target> {
        let here = &self.all[module];
        let mut found = BTreeSet::new();
        let mut aliases = vec![];
        for what in here.names.get(name).into_iter().flatten() {
            match what {
                Name::Item => {
                    found.insert(Target::Item { file: here.file, name: name.to_owned(), member: None });
                }
                Name::Module(id) => {
                    found.insert(Target::Module(*id));
                }
                Name::Alias(path) => aliases.push(path),
            }
        }
        if !aliases.is_empty() && seen.insert((module, name.to_owned())) {
            for path in aliases {
                found.extend(self.follow(module, path, seen));
            }
            seen.remove(&(module, name.to_owned()));
        }
        if found.is_empty() && seen.insert((module, format!("* {name}"))) {
            for glob in &here.globs {
                for target in self.follow(module, glob, seen) {
                    if let Target::Module(module) = target {
                        found.extend(self.lookup(module, name, seen));
                    }
                }
            }
            seen.remove(&(module, format!("* {name}")));
        }
        found
    }
}

/// Every `use` in an item, wherever it stands: a path, and the name it gets. A glob has no name.
#[derive(Default)]
struct Uses(Vec<(Path, Option<String>)>);

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.0.extend(leaves(item));
    }
}

/// The single imports of a `use`.
pub(crate) fn leaves(item: &syn::ItemUse) -> Vec<(Path, Option<String>)> {
    let start = if item.leading_colon.is_some() { vec![String::new()] } else { vec![] };
    let mut leaves = vec![];
    collect(&item.tree, start, &mut leaves);
    leaves
}

fn collect(tree: &UseTree, mut path: Path, leaves: &mut Vec<(Path, Option<String>)>) {
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            collect(&inner.tree, path, leaves);
        }
        UseTree::Name(name) if name.ident == "self" => {
            let name = path.last().cloned();
            leaves.push((path, name));
        }
        UseTree::Name(name) => {
            path.push(name.ident.to_string());
            leaves.push((path, Some(name.ident.to_string())));
        }
        UseTree::Rename(name) => {
            if name.ident != "self" {
                path.push(name.ident.to_string());
            }
            leaves.push((path, Some(name.rename.to_string())));
        }
        UseTree::Glob(_) => leaves.push((path, None)),
        UseTree::Group(group) => {
            for tree in &group.items {
                collect(tree, path.clone(), leaves);
            }
        }
    }
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The attributes of an item.
pub(crate) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// Whether something exists in tests only.
pub(crate) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) => {
            let condition = list.tokens.to_string();
            list.path.is_ident("cfg") && (condition == "test" || condition.starts_with("all (test"))
        }
        Meta::NameValue(_) => false,
    })
}
