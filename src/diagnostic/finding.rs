//! Typed findings: one type a code, so that no variant, label or placeholder can be misspelt.
//!
//! [`finding!`](crate::diagnostic::finding) declares a type. The names in it are those in
//! `content/rules/<CODE>.yaml`; a test compares the two in both directions.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Label, Location};

/// Values of placeholders by their names.
pub(crate) type Values = BTreeMap<&'static str, String>;

/// What is wrong, as a value with a field for each placeholder of its wording.
pub(crate) trait Finding: Sized {
    /// The further locations that the finding can name.
    type Label: LabelName;

    /// The code and everything that the wording must have.
    const SHAPE: Shape;

    /// The code.
    const CODE: Code = Self::SHAPE.code;

    /// Chooses the texts and gives the values of their placeholders.
    fn wording(self) -> Wording;

    /// The finding at a location.
    fn at(self, location: Location) -> Diagnostic {
        self.at_labelled(location, [])
    }

    /// The finding at a location, with further locations and what they are.
    fn at_labelled(
        self,
        location: Location,
        labels: impl IntoIterator<Item = (Self::Label, Location)>,
    ) -> Diagnostic {
        let Wording { message, help, values } = self.wording();
        let labels = labels.into_iter();
        Diagnostic {
            code: Self::CODE,
            severity: Self::CODE.severity(),
            location,
            labels: labels.map(|(label, location)| Label { location, text: label.name() }).collect(),
            message,
            help,
            values,
            is_of_draft: false,
        }
    }
}

/// The texts that describe a finding: names in the `message` and `help` of its rule, and values.
#[derive(Debug)]
pub(crate) struct Wording {
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
    pub(crate) values: Values,
}

impl Default for Wording {
    fn default() -> Self {
        Self { message: DEFAULT, help: DEFAULT, values: Values::new() }
    }
}

const DEFAULT: &str = "default";

/// A name in the `labels` of a rule.
pub(crate) trait LabelName {
    /// All of them.
    const NAMES: &'static [&'static str];
    /// The name.
    fn name(&self) -> &'static str;
}

/// The labels of a finding that has none.
#[derive(Debug)]
pub(crate) enum NoLabel {}

impl LabelName for NoLabel {
    const NAMES: &'static [&'static str] = &[];
    fn name(&self) -> &'static str {
        match *self {}
    }
}

/// One text of a rule and the placeholders that it may use.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "a test compares it with the rule's file"))]
pub(crate) struct Text {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static str],
}

impl Text {
    pub(crate) const DEFAULT: &'static [Self] = &[Self { name: DEFAULT, fields: &[] }];
}

/// A message and the help that belongs to it.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "a test compares it with the rule's file"))]
pub(crate) struct Case {
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
    pub(crate) fields: &'static [&'static str],
}

/// How the texts of a finding are chosen.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "a test compares it with the rule's file"))]
pub(crate) enum Texts {
    /// Message and help go together.
    Together(&'static [Case]),
    /// Each message may come with each help.
    Apart { messages: &'static [Text], helps: &'static [Text] },
}

/// Everything that a finding's wording must have, and may use.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(test), expect(dead_code, reason = "a test compares it with the rule's file"))]
pub(crate) struct Shape {
    pub(crate) code: Code,
    /// The placeholders that every text may use.
    pub(crate) fields: &'static [&'static str],
    pub(crate) texts: Texts,
    pub(crate) labels: &'static [&'static str],
}

/// Declares the type of a finding.
///
/// `enum CODE: Group Severity { Variant { field: Type } = "message" / "help", … }` where message and
/// help go together and share no values; else `struct CODE: Group Severity { field: Type, … }`,
/// followed by `variant Name { … }` (as above), or by `message Name { Variant { … } = "message" }`
/// and `help Name { … }` where these vary apart. What does not vary is `default`. Both end with
/// `labels Name { Variant = "label" }` where the finding names further locations.
macro_rules! finding {
    (
        $(#[$doc:meta])*
        enum $code:ident: $group:ident $severity:ident { $($cases:tt)* }
        $(labels $labels:ident { $($label_cases:tt)* })?
    ) => {
        $crate::diagnostic::finding!(@together $(#[$doc])* $code { $($cases)* });
        $($crate::diagnostic::finding!(@labels $labels { $($label_cases)* });)?
        impl $crate::diagnostic::Finding for $code {
            type Label = $crate::diagnostic::finding!(@label_type $($labels)?);
            const SHAPE: $crate::diagnostic::finding::Shape = $crate::diagnostic::finding::Shape {
                code: $crate::diagnostic::finding!(@code $code $group $severity),
                fields: &[],
                texts: $crate::diagnostic::finding::Texts::Together($code::CASES),
                labels: <Self::Label as $crate::diagnostic::finding::LabelName>::NAMES,
            };
            fn wording(self) -> $crate::diagnostic::finding::Wording {
                let mut wording = $crate::diagnostic::finding::Wording::default();
                self.write_to(&mut wording);
                wording
            }
        }
    };
    (
        $(#[$doc:meta])*
        struct $code:ident: $group:ident $severity:ident { $($field:ident: $type:ty),* $(,)? }
        $(variant $variant:ident { $($cases:tt)* })?
        $(message $message:ident { $($messages:tt)* })?
        $(help $help:ident { $($helps:tt)* })?
        $(labels $labels:ident { $($label_cases:tt)* })?
    ) => {
        $($crate::diagnostic::finding!(@together #[doc = "The texts of the finding."] $variant { $($cases)* });)?
        $($crate::diagnostic::finding!(@apart message $message { $($messages)* });)?
        $($crate::diagnostic::finding!(@apart help $help { $($helps)* });)?
        $($crate::diagnostic::finding!(@labels $labels { $($label_cases)* });)?
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $code {
            $(pub(crate) $field: $type,)*
            $(pub(crate) variant: $variant,)?
            $(pub(crate) message: $message,)?
            $(pub(crate) help: $help,)?
        }
        impl $crate::diagnostic::Finding for $code {
            type Label = $crate::diagnostic::finding!(@label_type $($labels)?);
            const SHAPE: $crate::diagnostic::finding::Shape = $crate::diagnostic::finding::Shape {
                code: $crate::diagnostic::finding!(@code $code $group $severity),
                fields: &[$(stringify!($field)),*],
                texts: $crate::diagnostic::finding!(@texts ($($variant)?) ($($message)?) ($($help)?)),
                labels: <Self::Label as $crate::diagnostic::finding::LabelName>::NAMES,
            };
            fn wording(self) -> $crate::diagnostic::finding::Wording {
                #[allow(unused_mut, reason = "a finding without values and variants changes nothing")]
                let mut wording = $crate::diagnostic::finding::Wording::default();
                $(wording.values.insert(stringify!($field), self.$field.to_string());)*
                $($variant::write_to(self.variant, &mut wording);)?
                $($message::write_to(self.message, &mut wording);)?
                $($help::write_to(self.help, &mut wording);)?
                wording
            }
        }
    };
    (@code $code:ident $group:ident $severity:ident) => {
        $crate::diagnostic::Code::new(&$crate::diagnostic::CodeFacts {
            group: $crate::diagnostic::Group::$group,
            name: stringify!($code),
            severity: $crate::diagnostic::Severity::$severity,
        })
    };
    (@label_type) => { $crate::diagnostic::finding::NoLabel };
    (@label_type $labels:ident) => { $labels };
    (@texts ($variant:ident) () ()) => { $crate::diagnostic::finding::Texts::Together($variant::CASES) };
    (@texts () ($($message:ident)?) ($($help:ident)?)) => {
        $crate::diagnostic::finding::Texts::Apart {
            messages: $crate::diagnostic::finding!(@all $($message)?),
            helps: $crate::diagnostic::finding!(@all $($help)?),
        }
    };
    (@all) => { $crate::diagnostic::finding::Text::DEFAULT };
    (@all $texts:ident) => { $texts::TEXTS };
    (@together $(#[$doc:meta])* $name:ident {
        $($variant:ident $({ $($field:ident: $type:ty),* $(,)? })? = $message:literal / $help:literal),* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) enum $name { $($variant $({ $($field: $type),* })?),* }
        impl $name {
            const CASES: &'static [$crate::diagnostic::finding::Case] = &[
                $($crate::diagnostic::finding::Case {
                    message: $message,
                    help: $help,
                    fields: &[$($(stringify!($field)),*)?],
                }),*
            ];
            fn write_to(self, wording: &mut $crate::diagnostic::finding::Wording) {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        wording.message = $message;
                        wording.help = $help;
                        $($(wording.values.insert(stringify!($field), $field.to_string());)*)?
                    })*
                }
            }
        }
    };
    (@apart $part:ident $name:ident {
        $($variant:ident $({ $($field:ident: $type:ty),* $(,)? })? = $text:literal),* $(,)?
    }) => {
        #[doc = concat!("The ", stringify!($part), " of the finding.")]
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) enum $name { $($variant $({ $($field: $type),* })?),* }
        impl $name {
            const TEXTS: &'static [$crate::diagnostic::finding::Text] = &[
                $($crate::diagnostic::finding::Text {
                    name: $text,
                    fields: &[$($(stringify!($field)),*)?],
                }),*
            ];
            fn write_to(self, wording: &mut $crate::diagnostic::finding::Wording) {
                match self {
                    $(Self::$variant $({ $($field),* })? => {
                        wording.$part = $text;
                        $($(wording.values.insert(stringify!($field), $field.to_string());)*)?
                    })*
                }
            }
        }
    };
    (@labels $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        /// What a further location is.
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum $name { $($variant),* }
        impl $crate::diagnostic::finding::LabelName for $name {
            const NAMES: &'static [&'static str] = &[$($text),*];
            fn name(&self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}
pub(crate) use finding;
