"""Tables as LibreOffice opens them: the columns and cells that were written, no formula, no lost zero."""
import copy
import csv
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

import portal

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# Between commas, quoted by ", in UTF-8; every column as LibreOffice takes it by itself.
AS_CSV = "CSV:44,34,76,1"
DANGEROUS = ["=1+1", "+SUM(1)", "-2+3", "@A1", "=HYPERLINK(\"https://bad.example/\")"]

FORMULA = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="a">
<table:table-row><table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>
"""


def opened(files, infilter=None):
    """Each file as LibreOffice understands it: sheets of rows of `(text, formula)`."""
    work = pathlib.Path(tempfile.mkdtemp(prefix="enishi-tables-"))
    words = ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "fods", "--outdir", work]
    words += [f"--infilter={infilter}"] if infilter else []
    subprocess.run([*words, *files], check=True, capture_output=True, timeout=600)
    return {file: sheets(work / file.with_suffix(".fods").name) for file in files}


def sheets(file):
    return [[row for row in rows(table)] for table in xml.parse(file).getroot().iter(f"{TABLE}table")]


def rows(table):
    for row in table.iter(f"{TABLE}table-row"):
        if int(row.get(f"{TABLE}number-rows-repeated", "1")) > 1000:
            continue
        cells = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
            lines = ["".join(line.itertext()) for line in cell.findall(f"{TEXT}p")]
            cells += [("\n".join(lines), cell.get(f"{TABLE}formula"))] * (repeated if repeated < 1000 else 1)
        while cells and not cells[-1][0]:
            cells.pop()
        yield cells


def formulas(tables):
    return [cell for table in tables for row in table for cell in row if cell[1]]


class OpenData(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        files = {
            f"content/groups/g{number}.md": f"---\ntitle: '{title}'\nkind: npo\nsummary: '{title}'\ncontact: {{tel: 0300-00-000{number}}}\n---\n"
            for number, title in enumerate(DANGEROUS)
        }
        settings = portal.SETTINGS + "open_data: {enabled: true, license: CC-BY-4.0}\n"
        cls.dangerous = portal.built(portal.written(files, settings), "2026-05-01") / "data/groups.csv"
        cls.files = sorted((portal.sample() / "data").glob("*.csv"))
        cls.opened = opened(cls.files, AS_CSV)
        cls.opened |= opened([cls.dangerous], AS_CSV)

    def test_the_columns_are_those_that_were_written(self):
        self.assertGreaterEqual(len(self.files), 6)
        for file in self.files:
            with self.subTest(file=file.name):
                written = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(True)))
                table = self.opened[file][0]
                self.assertEqual([cell[0] for cell in table[0]], written[0])
                self.assertEqual(len([row for row in table if row]), len(written))

    def test_no_cell_is_run(self):
        for file, tables in self.opened.items():
            self.assertEqual(formulas(tables), [], file.name)
        texts = {cell[0] for row in self.opened[self.dangerous][0] for cell in row}
        for title in DANGEROUS:
            self.assertTrue({title, f"'{title}"} & texts, f"{title} is not among {sorted(texts)}")
        self.assertNotIn("2", texts)

    def test_a_formula_is_noticed(self):
        file = pathlib.Path(tempfile.mkdtemp()) / "bad.fods"
        file.write_text(FORMULA, encoding="utf-8")
        self.assertEqual(formulas(opened([file])[file]), [("2", "of:=1+1")])


class SheetToFillIn(unittest.TestCase):
    def test_its_headings_and_zeros_are_there_and_nothing_is_run(self):
        out = pathlib.Path(tempfile.mkdtemp())
        kinds = ["job", "event", "group"]
        files = [out / f"{kind}.xlsx" for kind in kinds]
        for kind, file in zip(kinds, files):
            portal.run("sheet", kind, "--lang", "ja", "-o", file)
        for kind, (file, tables) in zip(kinds, opened(files).items()):
            with self.subTest(kind=kind):
                self.assertEqual(formulas(tables), [])
                first = [cell[0] for row in tables[0][:6] for cell in row]
                self.assertTrue(any(re.match("題名", text) for text in first), first)
                self.assertTrue(any("必須" in text for text in first), first)
                self.assertGreater(max(len(row) for row in tables[0]), 8)


class FilledSheet(unittest.TestCase):
    """The sheet to fill in, opened by LibreOffice, filled with its example, and saved in both formats."""

    KINDS = {
        "region": "regions", "group": "groups", "job": "jobs", "story": "stories",
        "event": "events", "program": "programs", "place": "places", "page": "pages",
    }
    # The days of all examples are reached, and none is over.
    DAY = "2027-01-20"
    EXAMPLE = ("(example)", "（記入例）")

    def test_it_is_read_without_a_finding(self):
        out = pathlib.Path(tempfile.mkdtemp(prefix="enishi-sheets-"))
        sheets = [(kind, lang, out / f"{kind}-{lang}.xlsx") for kind in self.KINDS for lang in ("en", "ja")]
        for kind, lang, file in sheets:
            portal.run("sheet", kind, "--lang", lang, "-o", file)
        opened = [file.with_suffix(".fods") for *_, file in sheets]
        saved([file for *_, file in sheets], "fods")
        for file in opened:
            self.fill(file)
        for ending in ("xlsx", "ods"):
            saved(opened, ending)
            for kind, lang, file in sheets:
                with self.subTest(kind=kind, lang=lang, ending=ending):
                    self.is_read(kind, lang, file.with_suffix(f".{ending}"))

    def is_read(self, kind, lang, file):
        source = portal.written({}, f"title: Test\nlang: {lang}\nbase_url: https://x.example/\n")
        folder = source / "content" / self.KINDS[kind]
        folder.mkdir(parents=True)
        shutil.copy(file, folder)
        said = portal.run("check", source, "--lang", "en", "--as-of", self.DAY).decode()
        self.assertIn("no mistakes found (1 records are public", said)
        found = portal.run("check", source, "--all", "--format", "json", "--as-of", self.DAY)
        self.assertEqual(json.loads(found), [])
        # Each record is built once; the other forms of the same sheet are the same record.
        if lang == "ja" and file.suffix == ".xlsx":
            self.assertTrue((portal.built(source, self.DAY) / "index.html").is_file())

    def fill(self, file):
        """Writes the example once more below itself, without its mark and with another title."""
        for _, (prefix, address) in xml.iterparse(file, ["start-ns"]):
            xml.register_namespace(prefix, address)
        tree = xml.parse(file)
        table = next(tree.getroot().iter(f"{TABLE}table"))
        said = lambda cell: "".join("".join(line.itertext()) for line in cell.findall(f"{TEXT}p"))
        rows = [row for row in table.iter(f"{TABLE}table-row") if len(row) > 1]
        row = next(row for row in rows if said(row[0]) in self.EXAMPLE)
        parent = next(parent for parent in table.iter() if row in list(parent))
        record = copy.deepcopy(row)
        mark, title = record[0], record[1]
        for line in mark.findall(f"{TEXT}p"):
            mark.remove(line)
        for name in [name for name in mark.attrib if name.endswith(("}value-type", "}string-value"))]:
            del mark.attrib[name]
        line = title.find(f"{TEXT}p")
        line[:], line.text = [], f"{''.join(line.itertext())} 2"
        parent.insert(list(parent).index(row) + 1, record)
        tree.write(file, encoding="utf-8", xml_declaration=True)


def saved(files, ending):
    """Lets LibreOffice save files in another format, beside them."""
    profile = tempfile.mkdtemp(prefix="enishi-profile-")
    words = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending]
    subprocess.run([*words, "--outdir", files[0].parent, *files], check=True, capture_output=True, timeout=600)


if __name__ == "__main__":
    unittest.main()
