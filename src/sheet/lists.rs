//! The words among which cells choose: a sheet of their own, which nobody has to see.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Formula, Workbook, XlsxError, utility::column_number_to_name,
};

use super::offered::Offered;
use crate::content::{Column, EXPLAINS, Format, Schema, no, yes};
use crate::locale::Language;

/// The longest title and message of a cell that a spreadsheet shows.
const TITLE: usize = 32;
const MESSAGE: usize = 255;

/// The sheet of words, as it grows.
pub(super) struct Lists {
    name: &'static str,
    language: Language,
    columns: Vec<Vec<String>>,
}

impl Lists {
    pub(super) fn new(language: Language) -> Self {
        Self { name: language.pick("選択肢", "Choices"), language, columns: Vec::new() }
    }

    /// What a column offers; nothing where anything can be written.
    pub(super) fn choices(column: &Column, offered: &Offered, language: Language) -> Vec<String> {
        match column.schema {
            Schema::List { item, .. } => words(item, offered, language),
            schema => words(schema, offered, language),
        }
    }

    /// What a spreadsheet shows beside a cell of a column, and the list that it opens.
    pub(super) fn validation(
        &mut self,
        column: &Column,
        heading: &str,
        offered: &Offered,
    ) -> Result<DataValidation, XlsxError> {
        let language = self.language;
        let choices = Self::choices(column, offered, language);
        let example = column.example_in_cell(language);
        let mut message = column.explained(language);
        if !example.is_empty() {
            message = format!("{message}\n{}{example}", language.pick("例：", "Example: "));
        }
        let validation = DataValidation::new();
        let validation = if choices.is_empty() {
            validation.allow_any_value()
        } else {
            let list = self.add(choices);
            validation.allow_list_formula(list)
        };
        let is_several = matches!(column.schema, Schema::List { .. });
        validation
            .show_error_message(!is_several)
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(language.pick("一覧にないことばです", "Not in the list"))?
            .set_error_message(
                language.pick(
                    "一覧から選ぶと、まちがいがありません。",
                    "Choosing from the list is the safe way.",
                ),
            )?
            .set_input_title(first(heading, TITLE))?
            .set_input_message(first(&message, MESSAGE))
    }

    /// Adds a list, or finds the one that has the same words.
    fn add(&mut self, choices: Vec<String>) -> Formula {
        let at = self.columns.iter().position(|known| *known == choices).unwrap_or_else(|| {
            self.columns.push(choices);
            self.columns.len() - 1
        });
        let column = column_number_to_name(u16::try_from(at).unwrap_or(u16::MAX));
        let last = self.columns[at].len() + 1;
        Formula::new(format!("='{}'!${column}$2:${column}${last}", self.name))
    }

    /// Writes the sheet, where there is any list.
    pub(super) fn write(self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet().set_name(self.name)?;
        sheet.set_hidden(true);
        sheet.write(0, 0, EXPLAINS)?;
        for (column, words) in (0..).zip(&self.columns) {
            for (row, word) in (1..).zip(words) {
                sheet.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}

fn words(schema: &Schema, offered: &Offered, language: Language) -> Vec<String> {
    match schema {
        Schema::Choice(choices) => choices.iter().map(|choice| choice.called(language).to_owned()).collect(),
        Schema::Bool => [yes(language), no(language)].map(str::to_owned).to_vec(),
        Schema::Text(Some(Format::Id(kind))) => offered.names(*kind, language),
        _ => Vec::new(),
    }
}

/// The first characters of a text, as a spreadsheet counts them.
fn first(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
