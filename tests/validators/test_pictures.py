"""Pictures as exiftool and Pillow see them: what cameras and programs write beside the pixels is gone, the pixels stay."""
import base64
import io
import json
import pathlib
import re
import subprocess
import unittest

import numpy
from PIL import Image, ImageFilter, ImageOps

import portal

# What is planted beside the pixels, in every way that a format knows.
TOLD = ["Mihonkamera", "Sawa Hanae", "SN-4711-2026", "Port at dawn secret", "35.689"]
PLANTED = {
    "Make": "Mihonkamera", "Model": "Mihonkamera X1", "Artist": "Sawa Hanae", "Copyright": "Sawa Hanae",
    "SerialNumber": "SN-4711-2026", "OwnerName": "Sawa Hanae", "ImageDescription": "Port at dawn secret",
    "GPSLatitude": "35.6895", "GPSLatitudeRef": "N", "GPSLongitude": "139.6917", "GPSLongitudeRef": "E",
    "XMP:Creator": "Sawa Hanae", "XMP-exif:GPSLatitude": "35.6895", "DateTimeOriginal": "2026:05:01 06:00:00",
}
ONLY_JPEG = {"IPTC:By-line": "Sawa Hanae", "IPTC:Caption-Abstract": "Port at dawn secret", "Comment": "Sawa Hanae"}
# Of what exiftool finds, groups that tell of the file and its pixels alone.
HARMLESS = {"ExifTool", "System", "File", "Composite", "JFIF", "ICC_Profile", "ICC-header", "PNG", "PNG-pHYs", "RIFF", "GIF", "SVG"}
SIZE = (720, 300)


def scene(size=SIZE, seed=3):
    """Slopes, edges and grain, so that up and down, left and right can be told."""
    width, height = size
    chance = numpy.random.default_rng(seed)
    y, x = numpy.mgrid[0:height, 0:width]
    base = numpy.stack([60 + 150 * x / width, 40 + 160 * y / height, 120 + 60 * ((x // 40 + y // 30) % 2)], -1)
    spots = Image.fromarray(chance.integers(0, 255, (height // 6, width // 6), dtype=numpy.uint8))
    spots = numpy.asarray(spots.resize(size, Image.Resampling.BICUBIC), float)[..., None]
    grain = chance.normal(0, 3, (height, width, 3))
    return Image.fromarray((base + (spots - 128) * 0.3 + grain).clip(0, 255).astype(numpy.uint8))


def encoded(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def corpus():
    """Sixty pictures by name, before anything is planted."""
    files = {}
    upright = scene()
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        files[f"turn{turn}.jpg"] = encoded(upright, "JPEG", quality=92, exif=exif)
        files[f"turn{turn}.webp"] = encoded(scene((320, 200)), "WEBP", quality=92, exif=exif)
    profile = (b"\0\0\0\x84test\2\x10\0\0mntrRGB XYZ " + b"\0" * 16 + b"acsp").ljust(128, b"\0") + b"\0\0\0\0"
    for seed, options in enumerate([
        {"quality": 95}, {"quality": 90, "progressive": True}, {"quality": 90, "subsampling": 0}, {"quality": 90, "subsampling": 1},
        {"quality": 90, "optimize": True}, {"quality": 90, "icc_profile": profile}, {"quality": 85, "dpi": (300, 300)},
        {"quality": 90, "restart_marker_rows": 2},
    ]):
        files[f"kind{seed}.jpg"] = encoded(scene(seed=seed), "JPEG", **options)
    for number, size in enumerate([(601, 400), (480, 200), (1000, 250), (1250, 300)]):
        files[f"size{number}.jpg"] = encoded(scene(size, seed=30 + number), "JPEG", quality=92)
    files["grey.jpg"] = encoded(scene().convert("L"), "JPEG", quality=92)
    files["small.jpg"] = encoded(scene((90, 60)), "JPEG", quality=90)
    files["large.jpg"] = encoded(scene((2300, 400)), "JPEG", quality=92)
    files["behind.jpg"] = encoded(scene(seed=20), "JPEG", quality=92)
    files["thumbnail.jpg"] = encoded(scene(seed=21), "JPEG", quality=92)
    for number, mode in enumerate(["RGB", "RGBA", "L", "LA", "P", "1", "I;16"]):
        image = Image.new("I;16", (40, 30), 40000) if mode == "I;16" else scene((120, 80)).convert(mode)
        files[f"mode{number}.png"] = encoded(image, "PNG")
    files["profile.png"] = encoded(scene((120, 80)), "PNG", icc_profile=profile)
    for number, options in enumerate([{"quality": 80}, {"lossless": True}, {"quality": 80, "icc_profile": profile}]):
        files[f"plain{number}.webp"] = encoded(scene((200, 120)), "WEBP", **options)
    files["clear.webp"] = encoded(scene((200, 120)).convert("RGBA"), "WEBP", quality=80)
    frames = [scene((60, 40), seed).convert("P") for seed in range(3)]
    files["still.gif"] = encoded(frames[0], "GIF", comment=b"Sawa Hanae")
    files["moving.gif"] = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0)
    files["behind.gif"] = encoded(frames[1], "GIF")
    for number in range(12):
        files[f"drawing{number}.svg"] = b""
    return files


def planted(folder):
    """Writes the corpus into a folder with everything that exiftool can write, and by hand what it cannot."""
    files = corpus()
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    tags = [f"-{name}={value}" for name, value in PLANTED.items()]
    for ending, further in [("jpg", ONLY_JPEG), ("png", {}), ("webp", {}), ("gif", {"Comment": "Sawa Hanae"})]:
        more = [f"-{name}={value}" for name, value in further.items()]
        subprocess.run(["exiftool", "-q", "-q", "-m", "-overwrite_original", "-ext", ending, *tags, *more, folder], check=True)
    small = folder.parent / "thumbnail"
    small.write_bytes(encoded(scene((60, 40)), "JPEG"))
    subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", f"-ThumbnailImage<={small}", folder / "thumbnail.jpg"], check=True)
    small.unlink()
    inner = (folder / "small.jpg").read_bytes()
    for name in ["behind.jpg", "behind.gif"]:
        (folder / name).write_bytes((folder / name).read_bytes() + inner + b"Sawa Hanae 35.6895")
    embedded = base64.b64encode(inner).decode()
    rdf = '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x>Sawa Hanae 35.6895</x></rdf:RDF></metadata>'
    for number in range(12):
        parts = [
            rdf, "<!-- Sawa Hanae -->", f'<image width="90" height="60" href="data:image/jpeg;base64,{embedded}"/>',
            '<desc id="d">a port</desc>', '<g data-owner="Sawa Hanae"><rect width="9" height="9"/></g>', "<?maker Mihonkamera?>",
        ]
        chosen = parts[:1] + [parts[number % len(parts)]] + parts[1 + number % 4:3 + number % 4]
        text = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120">{"".join(dict.fromkeys(chosen))}<path d="M0 0h200v120"/></svg>'
        (folder / f"drawing{number}.svg").write_text(text, encoding="utf-8")
    return sorted(files)


def told(paths):
    """What exiftool finds in files beside what tells of the file and its pixels, embedded documents included."""
    out = subprocess.run(["exiftool", "-json", "-a", "-u", "-ee", "-G1", *map(str, paths)], check=True, capture_output=True).stdout
    found = []
    for file in json.loads(out):
        for name, value in file.items():
            group, _, tag = name.partition(":")
            if tag and group not in HARMLESS and tag != "Orientation" and not (group == "IFD0" and "Resolution" in tag):
                found.append(f"{file['SourceFile']}: {name} = {value}")
            if tag and any(word in str(value) for word in TOLD):
                found.append(f"{file['SourceFile']}: {name} = {value}")
    return found


def similarity(a, b):
    """The structural similarity of brightness, with a Gaussian of 1.5 pixels."""
    weights = numpy.exp(-(numpy.arange(-5, 6) ** 2) / 4.5)
    weights /= weights.sum()

    def smooth(values):
        for axis in (0, 1):
            values = numpy.apply_along_axis(numpy.convolve, axis, values, weights, "valid")
        return values

    x, y = (numpy.asarray(image.convert("RGB"), float) @ [0.299, 0.587, 0.114] for image in (a, b))
    mx, my = smooth(x), smooth(y)
    vx, vy, both = smooth(x * x) - mx * mx, smooth(y * y) - my * my, smooth(x * y) - mx * my
    return (((2 * mx * my + 6.5025) * (2 * both + 58.5225)) / ((mx**2 + my**2 + 6.5025) * (vx + vy + 58.5225))).mean()


def upright(data):
    return ImageOps.exif_transpose(Image.open(io.BytesIO(data)))


class Pictures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.source = portal.written({})
        cls.pictures = cls.source / "static/pictures"
        cls.names = planted(cls.pictures)
        body = "".join(f"![the picture {name}](/pictures/{name})\n\n" for name in cls.names)
        page = cls.source / "content/pages/all.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"---\ntitle: 写真\n---\n{body}", encoding="utf-8")
        cls.built = portal.built(cls.source, "2026-05-01")

    def outputs(self, name):
        """Every published file of a picture: its own, and its sizes."""
        stem, _, ending = name.rpartition(".")
        sizes = [file for file in self.built.glob("assets/sizes/*") if file.name.startswith(f"{stem}.")]
        own = [self.built / "pictures" / name, *self.built.glob(f"assets/{stem}.*.{ending}")]
        return [file for file in own if file.exists()], sizes if ending == "jpg" else []

    def test_there_are_sixty_and_each_tells_something_before(self):
        self.assertEqual(len(self.names), 60)
        for name in self.names:
            if not name.endswith(".svg"):
                with self.subTest(name=name):
                    self.assertNotEqual(told([self.pictures / name]), [])

    def test_nothing_is_told_of_people_places_and_devices(self):
        files = []
        for name in self.names:
            own, sizes = self.outputs(name)
            self.assertNotEqual(own, [], name)
            files += own + sizes
        self.assertEqual(told(files), [])
        for file in files:
            data = file.read_bytes()
            inner = b"".join(base64.b64decode(found) for found in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data))
            self.assertEqual([word for word in TOLD if word.encode() in data + inner], [], file)

    def test_all_come_out_upright_and_look_the_same(self):
        worst = {}
        for name in self.names:
            if name.endswith((".svg", ".gif")):
                continue
            before = upright((self.pictures / name).read_bytes())
            own, sizes = self.outputs(name)
            for file in own + sizes:
                after = upright(file.read_bytes())
                with self.subTest(file=file.name):
                    expected = before if after.size == before.size else before.convert("RGB").resize(after.size, Image.Resampling.LANCZOS)
                    alike = similarity(expected, after) if min(after.size) > 11 else 1
                    self.assertGreaterEqual(alike, 0.98)
                    worst[file.suffix] = min(alike, worst.get(file.suffix, 1))
        self.assertEqual(sorted(worst), [".jpg", ".png", ".webp"])

    def test_a_second_build_makes_none_again(self):
        again = portal.run("build", self.source, "-o", self.built, "--as-of", "2026-05-01", "--lang", "ja").decode()
        self.assertNotIn("用意しました", again)

    def test_damage_is_noticed(self):
        file = self.pictures.parent / "turned.jpg"
        file.write_bytes(encoded(scene().transpose(Image.Transpose.FLIP_LEFT_RIGHT), "JPEG", quality=92))
        self.assertLess(similarity(scene(), upright(file.read_bytes())), 0.98)
        blurred = scene().filter(ImageFilter.GaussianBlur(1))
        self.assertLess(similarity(scene(), blurred), 0.98)
        subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", "-GPSLatitude=35.6895", file], check=True)
        self.assertNotEqual(told([file]), [])


if __name__ == "__main__":
    unittest.main()
