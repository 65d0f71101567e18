"""Answers from survey files: columns, headings, what cannot be read and where it stands."""

import pytest

from journeymapper.analysis.raw_answers import (
    likely_column,
    read_answers,
    read_column,
    table_of,
)

EXPORT = 'id,date,"NPS, this week",comment\n1,2026-10-01,9,fine\n2,2026-10-02,,"so\nso"\n3,x,n/a,\n'


def test_an_export_is_read_by_its_column_with_the_lines_of_the_file():
    table = table_of(EXPORT)
    assert table.headings == ("id", "date", "NPS, this week", "comment")
    column = likely_column(table, "nps")
    assert column == 2
    found = read_column(table, column, "nps")
    assert found.values == (9,)
    assert [(f.line, f.column, f.found) for f in found.faults] == [(5, 3, "n/a")]


@pytest.mark.parametrize("text", ["9 10 8", "9\n10\n8", "9,10\n8,7", "nine", "", "10\n"])
def test_plain_answers_are_no_table(text):
    assert table_of(text) is None


def test_a_single_column_with_a_heading_is_a_table():
    table = table_of("score\n4\n5\n")
    assert read_column(table, 0, "csat").values == (4, 5)
    assert read_column(table, 0, "csat").faults == ()


def test_the_column_that_fits_is_found_without_its_name():
    table = table_of("year;how likely\n2026;9\n2026;10\n")
    assert likely_column(table, "nps") == 1


def test_a_decimal_comma_counts_where_semicolons_part():
    table = table_of("Esfuerzo;Nota\n2,5;a\n3;b\n")
    assert read_column(table, 0, "ces").values == (2.5, 3)


def test_scales_of_other_lengths():
    assert read_answers("6 7 8", "csat", 7).values == (6, 7)
    assert [f.message for f in read_answers("6", "csat").faults] == ["not from 1 to 5"]
    assert read_answers("11", "nps", 20).values == ()


def test_rows_that_are_shorter_have_no_answer():
    table = table_of("a,nps\n1\n2,9\n")
    assert read_column(table, 1, "nps").values == (9,)
