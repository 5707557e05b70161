//! What was typed where the agency's file wants something else; `checks` puts it into words.

use crate::report::value_kind::ValueKind;

/// A slip in the notation of the agency's file, with what its remedy needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// The file holds more brackets, commas and lines than this.
    TooMany(usize),
    /// A key stands twice in one section.
    DuplicateKey,
    /// A section of that name begins twice.
    DuplicateSection(String),
    /// A section's name is not English.
    ForeignSection {
        /// The name as it was typed.
        name: String,
        /// The header to write.
        proper: String,
    },
    /// A section's brackets do not pair.
    SectionBrackets {
        /// The header to write.
        proper: String,
    },
    /// Marks stand behind a section's header.
    MarksAfterSection(String),
    /// Words stand behind a section's header.
    WordsAfterSection,
    /// A key is not English.
    ForeignKey {
        /// The key as it was typed.
        key: String,
        /// The section that it stands in.
        section: String,
        /// The path of the key that it means.
        meant: Option<String>,
    },
    /// A colon stands between key and value.
    Colon,
    /// The three quotation marks of a text do not pair.
    TripleQuotes {
        /// The marks.
        marks: String,
        /// What stands at the end in their place.
        end: Option<String>,
    },
    /// More stands behind the three quotation marks that end a text: marks, where it is nothing else.
    AfterTripleQuotes {
        /// The marks.
        marks: Option<String>,
    },
    /// A text of several lines has no key.
    KeylessText,
    /// A list was opened and never closed.
    OpenList {
        /// Whether a comment stands behind it.
        has_comment: bool,
    },
    /// A quotation mark does not pair.
    Quote(QuoteRemedy),
    /// Quotation marks stand within quotation marks.
    NestedQuotes {
        /// The text with Chinese ones within, where they pair.
        plain: Option<String>,
    },
    /// A full-width quotation mark begins a text of several lines.
    WideTripleQuotes {
        /// The mark.
        first: char,
        /// What stands at the end of the text in the place of the three marks.
        end: Option<String>,
    },
    /// A character stands where TOML wants its half-width form.
    FullWidth {
        /// As it was typed.
        wide: char,
        /// As TOML wants it.
        plain: char,
    },
    /// A paragraph stands outside of quotation marks.
    BareParagraph,
    /// A key has no value of the kind that it asks for: a figure, where nothing else is known.
    NoValue(Option<ValueKind>),
    /// The value stands on the line below.
    ValueBelow {
        /// The key and the value as they are to be written.
        plain: String,
    },
    /// The figures of a list stand on lines of their own without commas.
    LinesWithoutCommas {
        /// How many there are.
        count: usize,
        /// The list on one line.
        plain: String,
    },
    /// A `#` stands between the figures of a list, which makes a comment of those behind it.
    HashInList,
    /// A list ends with another bracket than its own.
    ListEnd(char),
    /// A formula stands in the place of its result.
    Formula(String),
    /// Several texts stand where one is asked for.
    SeveralTexts {
        /// All of them in one.
        plain: String,
    },
    /// Two keys stand on one line.
    TwoOnALine,
    /// Numbers stand in round brackets.
    RoundBrackets,
    /// Numbers stand in curly brackets.
    CurlyBrackets,
    /// Figures stand behind the label of a row, not behind its key, and are not as many as its columns.
    LabelledRow {
        /// The label of the row.
        label: String,
        /// The row's key.
        key: String,
        /// What stands in its columns.
        columns: Vec<String>,
    },
    /// A line of figures has neither key nor label.
    BareRow,
    /// A list lacks its first bracket.
    UnopenedList,
    /// A list has brackets too many at its end.
    ClosedTwice(String),
    /// Marks stand behind a value.
    MarksAfterValue(String),
    /// Words stand behind a list.
    WordsAfterList,
    /// Several numbers stand outside of brackets.
    BareNumbers,
    /// A number holds commas between its thousands.
    Thousands {
        /// The number without them.
        plain: String,
    },
    /// A backslash stands in a text on one line.
    Backslash {
        /// Whether the text is the path of a file.
        in_path: bool,
    },
    /// A word for nothing stands in the place of a number.
    NothingInWords(String),
    /// A stroke stands outside of quotation marks.
    Stroke(String),
    /// A question mark stands outside of quotation marks.
    QuestionMark(String),
    /// A word stands in the place of `true` or `false`.
    YesOrNo {
        /// The word.
        typed: String,
        /// What it means.
        meant: bool,
    },
    /// Numbers are divided by semicolons.
    Semicolons,
    /// A date is not written as TOML wants it.
    Date {
        /// As it is to be written, where that is known.
        plain: Option<String>,
    },
    /// There is no such day.
    NoSuchDay(String),
    /// Words stand before a number.
    BeforeNumber {
        /// The words.
        typed: String,
        /// The number's digits.
        number: String,
        /// The number that it stands for, in the unit of its cell, where that is sure.
        value: Option<String>,
    },
    /// A unit stands behind a number.
    Unit {
        /// The unit.
        typed: String,
        /// The number's digits.
        number: String,
        /// The number that it stands for, in the unit of its cell, where that is sure.
        value: Option<String>,
    },
    /// A number is written in words.
    Numeral {
        /// The words.
        typed: String,
        /// The number, where it is sure.
        value: Option<String>,
    },
    /// A sum stands in the place of its result.
    Sum {
        /// The sum.
        typed: String,
        /// Its result.
        value: Option<String>,
    },
    /// A remark stands behind a value.
    RemarkBehind {
        /// The value.
        value: String,
        /// The remark.
        remark: String,
    },
    /// A blank stands between the digits of a number, or between two numbers.
    SpacedNumber {
        /// As it was typed.
        typed: String,
        /// The number without the blank.
        plain: String,
        /// Whether one figure is asked for.
        is_alone: bool,
    },
    /// Several numbers stand where one is asked for.
    SeveralNumbers {
        /// As they were typed.
        typed: String,
        /// How many there are.
        count: usize,
    },
    /// Points stand between the numbers of a row.
    Points,
    /// A key is written with a blank.
    SpacedKey {
        /// As it was typed.
        typed: String,
        /// The key that it means, where that is known.
        key: Option<String>,
    },
    /// A group of keys has a value as if it were one.
    GroupAsKey {
        /// The group.
        group: String,
        /// The keys of it.
        keys: Vec<String>,
    },
    /// The same slip in several cells of a row.
    Repeated {
        /// The slip.
        slip: Box<Slip>,
        /// In how many cells.
        count: usize,
    },
    /// A line that says something, and is no key.
    RemarkLine,
    /// Paragraphs stand behind a key without three quotation marks.
    NoTripleQuotes {
        /// The key.
        key: String,
    },
    /// No equals sign stands between a key and its value.
    NoEquals {
        /// The key.
        key: String,
        /// The beginning of the value.
        value: String,
    },
    /// A section's name is known to no form.
    UnknownSection {
        /// The name as it was typed.
        name: String,
        /// The names of the sections.
        known: Vec<String>,
    },
    /// Several characters of a line stand where TOML wants their half-width forms.
    FullWidthLine {
        /// The characters.
        wide: Vec<char>,
        /// The line as TOML wants it.
        plain: Option<String>,
    },
    /// Most lines of the file stand in full width.
    FullWidthFile {
        /// How many are to be mended.
        lines: usize,
    },
    /// A blank of another kind than TOML knows.
    OddBlank(char),
    /// A character that is not seen.
    Invisible(char),
    /// A decimal number begins or ends with its point.
    DecimalPoint {
        /// As it is to be written.
        plain: String,
    },
    /// A year is not written in digits.
    Year,
    /// A telephone number or a postcode stands outside of quotation marks.
    BareDigits(String),
    /// Words stand in the place of a number.
    NoNumber(String),
    /// Words stand outside of quotation marks.
    BareWords,
    /// What TOML's grammar says, where no habit explains it.
    Grammar(Grammar),
}

/// Where a quotation mark is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteRemedy {
    /// At the end of the line.
    LineEnd,
    /// Before the text.
    Before,
    /// Behind the text.
    Behind,
    /// Behind a text of several lines that stands in single marks.
    Paragraphs,
    /// At both ends of paragraphs whose key lacks them.
    BothEnds,
}

/// A fault of TOML's grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grammar {
    /// Words without quotation marks.
    UnquotedText,
    /// Two values without a comma.
    MissingComma,
    /// A comma without a value.
    ExtraComma,
    /// A list without its closing bracket.
    UnclosedList,
    /// A list into which the next key fell.
    ListBefore,
    /// A list without its opening bracket.
    UnopenedList,
    /// A section's header whose brackets do not pair.
    Section,
    /// The header of a list of sections whose brackets do not pair.
    SectionList,
    /// A key without value.
    NoValue,
    /// An equals sign too many.
    ExtraEquals,
    /// No equals sign.
    MissingEquals,
    /// A number that begins with 0.
    LeadingZero,
    /// A sign before a number.
    Sign,
    /// A text on one line that does not end, or holds what it may not.
    Text,
    /// A text of paragraphs that does not end.
    Paragraphs,
    /// A backslash before a character that it does not go with.
    Escape,
    /// A text in single quotation marks that does not end.
    Literal,
    /// Brackets within brackets, too deep.
    Depth,
    /// Two things on a line.
    TwoOnALine,
    /// Two things on a line, or a quotation mark that does not pair.
    KeyOrValue,
    /// A date or a number.
    DateOrNumber,
    /// A number with decimals.
    Decimal,
    /// A whole number.
    Integer,
    /// A count or an amount.
    Figure,
    /// A value of no known kind.
    Value,
    /// No line of this format.
    Line,
}
