"""Bytes and their text: nothing is guessed, what does not come back is refused."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.files.source import Binary, Unreadable, read, source_from

MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
LIMIT = 10_000


@pytest.mark.parametrize("codec", MARKS)
def test_a_byte_order_mark_names_the_codec_and_is_no_text(codec: str) -> None:
    data = MARKS[codec] + "Fünf Boote\r\n".encode(codec)
    source = source_from("x", data)
    assert (source.text, source.codec.name) == ("Fünf Boote\r\n", codec)
    assert source.encode(source.text) == data


@given(st.text(), st.sampled_from([*MARKS, ""]))
def test_every_text_comes_back_byte_for_byte(text: str, codec: str) -> None:
    try:
        data = MARKS.get(codec, b"") + text.encode(codec or "utf-8")
        source = source_from("x", data)
    except (UnicodeEncodeError, Binary, Unreadable):
        return
    assert source.encode(source.text) == data


@given(st.binary(max_size=200))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        source = source_from("x", data)
    except (Binary, Unreadable):
        return
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9 au lait",
        b"\xed\xa0\x80 half a pair",
        b"cut off \xe2\x82",
        b"\xef\xbb\xbfcaf\xe9",
        b"\xff\xfea\x00\x00\xd8b\x00",  # UTF-16 with half a pair
        b"\xff\xfea\x00b",  # UTF-16 with half a character
        b"\xff\xfe\x00\x00a\x00\x00\x00",  # UTF-32
        "no mark".encode("utf-16-le").replace(b"\x00", b"\xff"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        source_from("x", data)
    assert str(refused.value)


def test_the_reason_names_the_place() -> None:
    with pytest.raises(Unreadable, match="0xE9 at byte 12, line 2"):
        source_from("x", b"one line\ncaf\xe9\n")


def test_utf_16_without_a_mark_is_not_guessed() -> None:
    with pytest.raises(Binary):
        source_from("x", "Five boats".encode("utf-16-le"))


@pytest.mark.parametrize(("place", "is_binary"), [(0, True), (8191, True), (8192, False)])
def test_a_nul_in_the_first_8_kilobytes_means_binary(place: int, is_binary: bool) -> None:
    data = b"a" * place + b"\0" + b"a" * 9000
    if is_binary:
        with pytest.raises(Binary):
            source_from("x", data)
    else:
        assert "\0" in source_from("x", data).text


@pytest.mark.parametrize(("size", "is_read"), [(LIMIT, True), (LIMIT + 1, False)])
def test_the_limit_is_a_limit(tmp_path: Path, size: int, is_read: bool) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * size)
    if is_read:
        assert len(read(str(path), LIMIT).text) == size
    else:
        with pytest.raises(Unreadable, match="10,001 bytes"):
            read(str(path), LIMIT)


def odd_file(tmp_path: Path, kind: str) -> Path:
    path = tmp_path / f"{kind}.txt"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as plug:
            plug.bind(str(path))
    elif kind == "link":
        (tmp_path / "target.txt").write_text("x")
        path.symlink_to("target.txt")
    return path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a POSIX system")
@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "link", "missing"])
def test_odd_files_are_refused_without_being_opened(tmp_path: Path, kind: str) -> None:
    with pytest.raises(Unreadable):
        read(str(odd_file(tmp_path, kind)), LIMIT)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs a POSIX system")
def test_a_device_is_refused() -> None:
    assert stat.S_ISCHR(os.stat("/dev/zero").st_mode)
    with pytest.raises(Unreadable, match="no plain file"):
        read("/dev/zero", LIMIT)


def test_a_nul_in_a_name_is_refused() -> None:
    with pytest.raises(Unreadable):
        read("a\0b", LIMIT)


def test_a_name_that_is_not_utf_8_is_read(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    try:
        with open(path, "wb") as file:
            file.write(b"boats")
    except OSError:
        pytest.skip("the file system has UTF-8 names only")
    assert read(os.fsdecode(path), LIMIT).text == "boats"
