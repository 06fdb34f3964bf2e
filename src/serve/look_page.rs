//! The page on which a look is tried, which only the preview has: it says what to write, and writes nothing.
//!
//! All colours are those of the program itself: the page asks for its style sheet with the values that are tried.

use std::fmt::Write as _;

use super::error_pages::home;
use super::words::{self, escape};
use crate::content::look::{Corners, Lettering, Look};
use crate::content::types::Color;
use crate::locale::Language;
use crate::palette::{Rgb, Scheme};

/// What only this page looks like.
const STYLE: &str = include_str!("look.css");

/// A colour that can be chosen: its name in the settings, and that of the token which it becomes.
const COLORS: [(&str, &str); 2] = [("accent", "accent"), ("second", "cord-b")];

/// What is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tried {
    /// The two colours as they were written.
    colors: [String; 2],
    corners: Corners,
    font: Lettering,
}

impl Tried {
    /// What a request gives; where it gives nothing, the look of the portal.
    pub(super) fn of(given: impl Fn(&str) -> Option<String>, look: &Look) -> Self {
        let written = [&look.accent, &look.second];
        let color = |at: usize| {
            let (name, token) = COLORS[at];
            let own = || written[at].as_ref().map(|color| color.as_str().to_owned());
            given(name).or_else(own).unwrap_or_else(|| usual(token).to_string())
        };
        let corners = given("corners").and_then(|word| choice(Corners::ALL, Corners::as_str, &word));
        let font = given("font").and_then(|word| choice(Lettering::ALL, Lettering::as_str, &word));
        Self {
            colors: [color(0), color(1)],
            corners: corners.or(look.corners).unwrap_or(Corners::Round),
            font: font.or(look.font).unwrap_or(Lettering::Ud),
        }
    }

    /// The same as a look of settings; what the theme brings needs no line there.
    pub(super) fn look(&self) -> Look {
        let color = |at: usize| self.color(at).map(|color| Color(color.to_string()));
        Look {
            accent: color(0),
            second: color(1),
            corners: Some(self.corners).filter(|corners| *corners != Corners::Round),
            font: Some(self.font).filter(|font| *font != Lettering::Ud),
            ..Look::default()
        }
    }

    /// A colour that is not the one of the theme.
    fn color(&self, at: usize) -> Option<Rgb> {
        Rgb::parse(&self.colors[at]).filter(|color| *color != usual(COLORS[at].1))
    }

    fn query(&self) -> String {
        let [accent, second] = self.colors.each_ref().map(|color| color.replace('#', "%23"));
        format!(
            "accent={accent}&second={second}&corners={}&font={}",
            self.corners.as_str(),
            self.font.as_str()
        )
    }
}

/// The colour of the built-in theme on light paper.
fn usual(token: &str) -> Rgb {
    Scheme::Light.built_in()[token]
}

fn choice<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str, written: &str) -> Option<T> {
    all.iter().copied().find(|value| word(*value) == written)
}

/// The style sheet of the page: that of the theme in the look, and both schemes beside each other, whatever the
/// screen of the reader prefers.
pub(super) fn style(tried: &Tried, of_theme: &str) -> String {
    let mut css = format!("{of_theme}\n{STYLE}");
    for (name, scheme) in [("light", Scheme::Light), ("dark", Scheme::Dark)] {
        let mut tokens = scheme.built_in();
        tokens.extend(scheme.tokens(tried.color(0), tried.color(1)));
        let _ = write!(css, ".enishi-sample--{name}{{color-scheme:{name};");
        for (token, color) in tokens {
            let _ = write!(css, "--{token}:{color};");
        }
        css.push_str("}\n");
    }
    css
}

/// The page.
pub(super) fn page(tried: &Tried, language: Language) -> String {
    let title = language.pick("見た目をためす", "Try a look");
    let intro = language.pick(
        "色や文字を選ぶと、下の見本がすぐに変わります。ここで何を選んでも、ファイルは書きかわりません。気に入ったら、できあがった行を site.yaml に写してください。",
        "Choose colours and letters: the samples below follow at once. Nothing is written to any file. Once you like what you see, copy the lines into site.yaml.",
    );
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"/__enishi/look.css?{query}\" data-look></head>\
         <body class=\"enishi-look\"><main><h1>{title}</h1>{home}<p>{intro}</p>{form}\
         <div id=\"look-notes\" role=\"status\">{notes}</div>\
         <div class=\"enishi-samples\">{light}{dark}</div>\
         <section><h2>{lines_heading}</h2><div id=\"look-lines\">{lines}</div></section>\
         <section id=\"look-colors\">{colors}</section></main>\
         <script src=\"/__enishi/look.js\"></script></body></html>",
        lang = words::tag(language),
        query = escape(&tried.query()),
        home = home(language),
        form = form(tried, language),
        notes = notes(tried, language),
        light = sample("light", language.pick("明るい画面", "On a light screen"), language),
        dark = sample("dark", language.pick("暗い画面", "On a dark screen"), language),
        lines_heading = language.pick("site.yaml に書く行", "The lines for site.yaml"),
        lines = lines(tried, language),
        colors = colors(tried, language),
    )
}

fn form(tried: &Tried, language: Language) -> String {
    let mut form = String::from("<form action=\"/__enishi/look\" class=\"enishi-try\">");
    for (at, (name, _)) in COLORS.into_iter().enumerate() {
        let label = called(name, language);
        let picker = match language {
            Language::Ja => format!("{label}を、見て選ぶ"),
            Language::En => format!("{label}: pick it"),
        };
        let written = &tried.colors[at];
        let color = Rgb::parse(written);
        let invalid = if color.is_none() { " aria-invalid=\"true\"" } else { "" };
        let picked = color.map_or_else(String::new, |color| color.to_string());
        let _ = write!(
            form,
            "<p><label for=\"look-{name}\">{label}</label>\
             <input id=\"look-{name}\" name=\"{name}\" value=\"{}\" size=\"9\" autocomplete=\"off\" spellcheck=\"false\"{invalid}>\
             <input type=\"color\" data-picks=\"look-{name}\" value=\"{picked}\" aria-label=\"{picker}\" hidden></p>",
            escape(written),
        );
    }
    let corners = [
        (Corners::Round.as_str(), language.pick("丸い角", "Round")),
        (Corners::Square.as_str(), language.pick("四角い角", "Square")),
    ];
    let fonts = [
        (Lettering::Ud.as_str(), language.pick("読みやすいゴシック体", "Easy to read")),
        (Lettering::Gothic.as_str(), language.pick("ゴシック体", "Sans-serif")),
        (Lettering::Mincho.as_str(), language.pick("明朝体", "Serif")),
    ];
    choices(&mut form, ("corners", language.pick("角", "Corners")), &corners, tried.corners.as_str());
    choices(&mut form, ("font", language.pick("文字", "Letters")), &fonts, tried.font.as_str());
    let _ =
        write!(form, "<p><button class=\"button\">{}</button></p></form>", language.pick("ためす", "Try it"));
    form
}

fn choices(form: &mut String, (name, legend): (&str, &str), all: &[(&str, &str)], chosen: &str) {
    let _ = write!(form, "<fieldset><legend>{legend}</legend>");
    for (word, label) in all {
        let checked = if *word == chosen { " checked" } else { "" };
        let _ = write!(
            form,
            "<label><input type=\"radio\" name=\"{name}\" value=\"{word}\"{checked}> {label}</label> "
        );
    }
    form.push_str("</fieldset>");
}

fn called(field: &str, language: Language) -> &'static str {
    match field {
        "accent" => language.pick("基本の色（リンクとボタン）", "Accent (links and buttons)"),
        _ => language.pick("もうひとつの色（飾りの線）", "Second colour (lines that adorn)"),
    }
}

/// What cannot be read as a colour, and what is used darker or lighter than it was chosen.
fn notes(tried: &Tried, language: Language) -> String {
    let mut notes = Vec::new();
    for (at, (name, _)) in COLORS.into_iter().enumerate() {
        if Rgb::parse(&tried.colors[at]).is_none() {
            let (label, written) = (called(name, language), escape(&tried.colors[at]));
            notes.push(match language {
                Language::Ja => format!(
                    "{label}の「{written}」は、色として読み取れません。#0b6b4f のように書いてください。"
                ),
                Language::En => format!("{label}: “{written}” is no colour. Write it as #0b6b4f."),
            });
        }
    }
    for scheme in [Scheme::Light, Scheme::Dark] {
        for changed in scheme.changed(tried.color(0), tried.color(1)) {
            let (label, given, used) = (called(changed.field, language), changed.given, changed.used);
            notes.push(match (scheme, language) {
                (Scheme::Light, Language::Ja) => {
                    format!("{label}の {given} は、明るい画面では見えにくいので、{used} に濃くして使います。")
                }
                (Scheme::Light, Language::En) => {
                    format!("{label}: {given} is too faint on a light screen, so it is used as {used} there.")
                }
                (Scheme::Dark, Language::Ja) => {
                    format!("{label}の {given} は、暗い画面では見えにくいので、{used} に明るくして使います。")
                }
                (Scheme::Dark, Language::En) => {
                    format!("{label}: {given} is too dark on a dark screen, so it is used as {used} there.")
                }
            });
        }
    }
    if notes.is_empty() {
        let fine = language.pick(
            "選んだ色は、どちらの画面でもそのまま読めます。",
            "The colours can be read as they are on both screens.",
        );
        return format!("<p>{fine}</p>");
    }
    let items: String = notes.iter().map(|note| format!("<li>{note}</li>")).collect();
    format!("<ul>{items}</ul>")
}

/// Parts of a page in one scheme, in the classes of the theme.
fn sample(scheme: &str, heading: &str, language: Language) -> String {
    let text = |ja, en| language.pick(ja, en);
    format!(
        "<section class=\"enishi-sample enishi-sample--{scheme}\" aria-labelledby=\"look-{scheme}\">\
         <div class=\"section__head\"><h2 id=\"look-{scheme}\">{heading}</h2></div>\
         <p>{text} <a href=\"/\">{link}</a></p>\
         <p class=\"enishi-buttons\"><a class=\"button\" href=\"/\">{first}</a> <a class=\"button button--quiet\" href=\"/\">{other}</a></p>\
         <div class=\"banner banner--closing\"><p class=\"banner__title\">{closing}</p><p>{until}</p></div>\
         <article class=\"card\"><ul class=\"chips\"><li class=\"chip\">{chip}</li><li class=\"chip chip--closing\">{state}</li></ul>\
         <h3 class=\"card__title\"><a href=\"/\">{title}</a></h3><p class=\"card__text\">{body}</p>\
         <dl class=\"card__facts\"><dt>{fact}</dt><dd>{value}</dd></dl></article></section>",
        text = text("離れて暮らす人も、これから来る人も、", "For those who left and those who come:"),
        link = text("はじめての方へ", "begin here"),
        first = text("申し込む", "Apply"),
        other = text("仲間をさがす", "Find a group"),
        closing = text("まもなく締切です", "Closing soon"),
        until = text("12月2日までに申し込んでください。", "Please apply by 2 December."),
        chip = text("パート", "Part-time"),
        state = text("まもなく締切", "Closing soon"),
        title = text("朝市の手伝い", "A hand at the morning market"),
        body = text(
            "魚と野菜を並べ、お客さんと話す、朝だけの仕事です。",
            "Set out fish and vegetables, and talk with those who come."
        ),
        fact = text("時間", "Hours"),
        value = text("土曜の朝、6時から9時", "Saturdays, 6 to 9"),
    )
}

/// What to write into the settings.
fn lines(tried: &Tried, language: Language) -> String {
    let look = tried.look();
    let quoted = |color: &Option<Color>| color.as_ref().map(|color| format!("\"{}\"", color.as_str()));
    let fields = [
        ("accent", quoted(&look.accent)),
        ("second", quoted(&look.second)),
        ("corners", look.corners.map(|corners| corners.as_str().to_owned())),
        ("font", look.font.map(|font| font.as_str().to_owned())),
    ];
    let written: String =
        fields.iter().filter_map(|(name, value)| Some(format!("\n  {name}: {}", value.as_ref()?))).collect();
    if written.is_empty() {
        let none = language.pick(
            "どれももとのままなので、書く行はありません。",
            "All is as the theme has it: there is nothing to write.",
        );
        return format!("<p>{none}</p>");
    }
    let where_to = language.pick(
        "site.yaml に「look:」がもうあるときは、その中の同じ名前の行と入れかえてください。ここにない行は、消してかまいません。",
        "If site.yaml has `look:` already, replace the lines of the same names in it.",
    );
    let label = language.pick("site.yaml に書く行", "The lines for site.yaml");
    format!(
        "<pre tabindex=\"0\" aria-label=\"{label}\" role=\"group\"><code>look:{}</code></pre><p>{where_to}</p>",
        escape(&written)
    )
}

/// Every colour that follows, in both schemes.
fn colors(tried: &Tried, language: Language) -> String {
    let [light, dark] =
        [Scheme::Light, Scheme::Dark].map(|scheme| scheme.tokens(tried.color(0), tried.color(1)));
    if light.is_empty() {
        return String::new();
    }
    let heads = [
        language.pick("使うところ", "Where it is used"),
        language.pick("明るい画面", "Light"),
        language.pick("暗い画面", "Dark"),
    ];
    let heads = heads.map(|head| format!("<th scope=\"col\">{head}</th>")).concat();
    let cell = |color: Rgb| {
        format!(
            "<td><span class=\"enishi-swatch\" style=\"background:{color}\"></span> <code>{color}</code></td>"
        )
    };
    let row = |(token, color): (&&'static str, &Rgb)| {
        let name = role(token, language);
        format!("<tr><th scope=\"row\">{name}</th>{}{}</tr>", cell(*color), cell(dark[token]))
    };
    let rows: String = light.iter().map(row).collect();
    let heading = language.pick("ここから作った色", "The colours that follow");
    format!("<h2>{heading}</h2><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
}

fn role(token: &'static str, language: Language) -> &'static str {
    match token {
        "accent" => language.pick("ボタン", "Buttons"),
        "accent-soft" => language.pick("うすい背景", "Soft backgrounds"),
        "on-accent" => language.pick("ボタンの文字", "Words on buttons"),
        "link" => language.pick("リンク", "Links"),
        "cord-a" => language.pick("飾りの線の1本め", "The first line that adorns"),
        "cord-b" => language.pick("飾りの線の2本め", "The second line that adorns"),
        other => other,
    }
}

/// A link to the page.
pub(super) fn link(language: Language) -> String {
    format!("<a href=\"/__enishi/look\">{}</a>", language.pick("見た目をためす", "Try a look"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(values: &[(&str, &str)]) -> Tried {
        let given = |name: &str| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        Tried::of(given, &Look::default())
    }

    #[test]
    fn what_is_as_the_theme_has_it_needs_no_line() {
        assert_eq!(tried(&[]).look(), Look::default());
        assert!(lines(&tried(&[]), Language::En).contains("nothing to write"));
    }

    #[test]
    fn the_lines_are_what_was_chosen_and_the_notes_what_becomes_of_it() {
        let tried =
            tried(&[("accent", "＃FFD400"), ("second", "red"), ("font", "mincho"), ("corners", "odd")]);
        let lines = lines(&tried, Language::Ja);
        assert!(
            lines.contains("<code>look:\n  accent: &quot;#ffd400&quot;\n  font: mincho</code>"),
            "{lines}"
        );
        let notes = notes(&tried, Language::Ja);
        for words in [
            "の「red」は、色として読み取れません",
            "明るい画面では見えにくいので、#7e6800 に濃くして使います",
        ] {
            assert!(notes.contains(words), "{words}: {notes}");
        }
        let css = style(&tried, "");
        assert!(css.contains(".enishi-sample--light{color-scheme:light;--accent:#7e6800;"), "{css}");
        assert!(css.contains(".enishi-sample--dark{color-scheme:dark;--accent:#ffd400;"), "{css}");
    }

    #[test]
    fn nothing_that_is_written_becomes_markup_or_style() {
        let tried = tried(&[("accent", "\"><b>"), ("second", "red;}body{display:none")]);
        let page = page(&tried, Language::En);
        assert!(!page.contains("<b>") && page.contains("value=\"&quot;&gt;&lt;b&gt;\""), "{page}");
        assert!(!style(&tried, "").contains("display:none"));
    }
}
