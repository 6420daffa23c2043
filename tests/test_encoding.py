"""Encoding rules: any text broken in any usual way is mended, and no good text in any script is touched."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import growth

from cleaner import Settings, clean
from cleaner.engine import inspect

ENCODING = Settings(select=("ENC",))

# Our own sentences, in ten scripts, with the quotes, dashes, spaces and marks that each is written with.
SENTENCES = {
    "German": "„Über die Brücke fährt heute kein Bus“, sagte Frau Müller – und ging zu Fuß. Straße für Straße.",
    "French": "« L’été dernier », dit-elle, « nous étions à Nîmes… » Où étiez-vous ? À l’hôtel, naïvement : çà et là.",
    "Portuguese": "A NAÇÃO NÃO DORME: “Amanhã”, disse a irmã, “há pão e maçã.” Ânsia, avó, avô, às três.",
    "Spanish": "¿Qué hacéis aquí? ¡Nada! El niño comió 3½ piñas y pagó 5 €. «Sí», dijo. 1.ª vez, n.º 4.",
    "Polish": "„Źdźbło trawy” – powiedział Łukasz; ćma, żółw i gęś śpią. Ósma rano w Łodzi.",
    "Czech": "„Příliš žluťoučký kůň úpěl ďábelské ódy,“ řekl Šimon. Čtvrť u řeky.",
    "Turkish": "İstanbul’un ışıkları söndü; “Günaydın,” dedi Ağabey Şükrü. ÂLİM, kâğıt, hâlâ.",
    "Vietnamese": "Ông Ân nói: “Trời ơi, đẹp quá!” Âu Cơ, Ước mơ, ngữ âm. Ăn cơm chưa?",
    "Nordic": "Ærø og Århus: «Hvað er þetta?» Það er ís. Smörgåsbord, Øresund, 5 °C.",
    "Romanian": "„Știința și țara”, spuse Ștefan. Înțelegi? Așa e: în România, câinele doarme.",
    "Russian": "«Россия, Сербия и СССР», — сказал Ёжиков. Рёв, Сёмга, № 5… С «Ё» и без.",
    "Ukrainian": "«Її під’їзд», — каже Їжак Ґалаґан. Є щастя; мої й твої.",
    "Greek": "«Καλημέρα», είπε ο Γιώργος· ωραία μέρα… Ώρα 5, Ύδρα, ΐ και ΰ.",
    "Arabic": "قال: «مرحبًا بكم» ثم ذهب إلى البيت… ١٢٣؟ لا، شكرًا!",
    "Persian": "می\u200cخواهم کتاب\u200cها را بخوانم؛ «بله»، گفت.",
    "Hebrew": 'הוא אמר: "שלום" – והלך. בשנת \u200f1984\u200e (בערך)…',
    "Hindi": "उसने कहा, “नमस्ते।” क्\u200dष, श्री, हिन्दी; १२३।",
    "Thai": "ภาษา\u200bไทย\u200bไม่มี\u200bช่องว่าง “สวัสดี” ๑๒๓",
    "Chinese": "他说：“中文网站很好。”《红楼梦》——第３章，ＡＢＣ……",
    "Japanese": "「日本語は難しい」と彼は言った…。ＡＢＣ　１２３！～",
    "Korean": "“안녕하세요,” 그가 말했다 – 서울에서 2·28.",
    "English": "“It’s a naïve café,” she said—£5, 20 °C, ½ pint, © 2020 Müller®; the crème brûlée’s fine… 👩\u200d🚀",
}
LATIN = ("German", "French", "Spanish", "Polish", "Nordic", "English")


@pytest.mark.parametrize("number", range(200))
def test_good_articles_in_ten_scripts_have_no_finding(number: int) -> None:
    chance = random.Random(number)
    language = list(SENTENCES)[number % len(SENTENCES)]
    sentences = [SENTENCES[language]] + chance.sample(list(SENTENCES.values()), 2)
    words = " ".join(sentences).split(" ")
    chance.shuffle(words)
    for text in ("\n\n".join(sentences), " ".join(words), " ".join(sentences).upper()):
        assert not inspect(text, settings=ENCODING), text


@pytest.mark.parametrize("language", LATIN)
@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_a_text_read_in_the_wrong_encoding_comes_back(language: str, codec: str) -> None:
    good = SENTENCES[language].replace("👩\u200d🚀", "").strip()
    broken = "".join(_misread(sign, codec) for sign in good)
    assert broken != good
    assert clean(broken, settings=ENCODING).text == good


def _misread(sign: str, codec: str) -> str:
    """The sign's UTF-8 bytes read as the codec; bytes that the codec lacks stay as control characters."""
    made = []
    for byte in sign.encode("utf-8"):
        try:
            made.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            made.append(chr(byte))
    return "".join(made)


@pytest.mark.parametrize("language", ["Russian", "Ukrainian"])
def test_cyrillic_read_as_windows_1251_comes_back_mostly(language: str) -> None:
    good = SENTENCES[language]
    broken = "".join(_misread(sign, "cp1251") for sign in good)
    mended = clean(broken, settings=ENCODING).text
    assert sum(a == b for a, b in zip(mended.split(), good.split())) >= 0.7 * len(good.split())


TEXTS = st.lists(st.sampled_from(list(SENTENCES.values())), max_size=3).map(" ".join)


@given(TEXTS, st.integers(0, 400), st.integers(0, 3))
def test_a_repair_keeps_all_round_it_and_settles(text: str, place: int, kind: int) -> None:
    damage = ("cafÃ©", "don\x92t", "in\x02side", "it&#8217;s")[kind]
    place = min(place, len(text))
    broken = text[:place] + " " + damage + " " + text[place:]
    result = clean(broken, settings=ENCODING)
    assert not result.broken
    assert clean(result.text, settings=ENCODING).text == result.text
    for edit in result.edits:
        assert edit.end - edit.start <= 200


@given(st.text(st.sampled_from("aZ é”’Â Ãâ€™œ\x92\x13\x19\x00\xad\u200b\ufeff\ufffd&#;amp3x\n\r`<>РСвЂ"), max_size=60))
def test_any_text_settles_and_keeps_its_promises(text: str) -> None:
    result = clean(text, settings=ENCODING)
    assert not result.broken
    assert clean(result.text, settings=ENCODING).text == result.text


def test_ftfy_is_loaded_only_for_texts_that_need_it() -> None:
    code = (
        "import sys\nfrom cleaner import Settings, clean\n"
        f"for text in {list(SENTENCES.values())!r}:\n    clean(text, settings=Settings(select=('ENC',)))\n"
        "print('ftfy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "piece", ["Ã©", "Ã", "Â ", "â€", "\x92", "&amp;", "&", "\x1b[", "\ufffd", "Р", "a\x02", "\xad", "é”"]
)
def test_the_work_grows_with_the_damage(piece: str) -> None:
    assert growth(lambda text: inspect(text, settings=ENCODING), piece, 5_000) < 6
