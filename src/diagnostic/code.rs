//! The codes of all rules.

use std::fmt;

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident,)*) => {
        /// The name of a rule. `EN` structure, `PR` people and consent, `AC` accessibility and
        /// words, `LK` links and pictures. Every code has a file in `content/rules/`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// All codes, in order.
            pub const ALL: &[Self] = &[$(Self::$code,)*];

            /// The code as people see it, such as `EN021`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }
        }
    };
}

codes! {
    /// A file is not UTF-8 text.
    EN001,
    /// A file is too large to be content.
    EN002,
    /// A file is empty or has no front matter.
    EN003,
    /// The front matter does not end.
    EN004,
    /// The YAML cannot be read.
    EN005,
    /// A key stands twice.
    EN006,
    /// YAML or Markdown nested too deep, or with too many aliases.
    EN007,
    /// More than one YAML document in a file.
    EN008,
    /// A symbolic link is not followed.
    EN009,
    /// The system does not let the file be read.
    EN010,
    /// A file in the content folder that is not read.
    EN011,
    /// A folder that is no kind.
    EN012,
    /// `site.yaml` or the content folder is missing.
    EN013,
    /// A table (CSV) whose shape is wrong.
    EN014,
    /// A path that leaves the portal.
    EN015,
    /// A field that does not exist.
    EN021,
    /// A value of the wrong type.
    EN022,
    /// A value that is not in the list.
    EN023,
    /// A date or time that cannot be read.
    EN024,
    /// A required field is missing.
    EN025,
    /// A number out of range.
    EN026,
    /// A text whose form is wrong: reading, code, URL, e-mail, telephone, path.
    EN027,
    /// Dates in the wrong order.
    EN028,
    /// A recurrence rule that cannot be read.
    EN029,
    /// One of several fields is needed, or two exclude each other.
    EN030,
    /// An id that cannot be one.
    EN041,
    /// Two records with one id.
    EN042,
    /// A reference to a record that does not exist.
    EN043,
    /// Regions that are each other's parent.
    EN044,
    /// A translation without its original, or in a language that the site does not have.
    EN045,
    /// Two sources for one path.
    EN046,
    /// A path that not every computer can store.
    EN047,
    /// The theme has a mistake.
    EN051,
    /// An output folder that must not be written to.
    EN052,
    /// A story is withheld: its consent does not cover the web, or has ended.
    PR201,
    /// A consent ends soon.
    PR202,
    /// A picture without a text for those who do not see it.
    AC301,
    /// Headings that skip a level.
    AC302,
    /// A marked blank of an archetype that nobody has filled.
    AC303,
    /// A value that ends at a `#`.
    AC304,
    /// A link inside the portal that leads nowhere.
    LK401,
    /// A picture that does not exist.
    LK402,
    /// A link to a heading that does not exist.
    LK403,
    /// A link or HTML that was taken out because it could run a script.
    LK404,
    /// `base_url` is missing: canonical and hreflang links are left out.
    LK405,
    /// A link to a record that is not public on the day.
    LK406,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let upper = text.to_ascii_uppercase();
        Self::ALL.iter().copied().find(|code| code.as_str() == upper).ok_or(())
    }
}
