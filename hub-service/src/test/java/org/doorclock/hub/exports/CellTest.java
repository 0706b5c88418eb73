// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "--1",
                "-",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\u00A0@x",
                "\uFF1D1+1",
                "-1;=2"
            })
    void textThatASpreadsheetWouldRunGetsAnApostrophe(final String text) {
        assertThat(Cell.of(TextNode.valueOf(text))).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "north", "2026-04-01", "a=b", "a-1", "1-1", "'=x", "-5", "-0.25", "Ward 3 + 4", " x"})
    void otherTextAndNegativeNumbersStayAsTheyAre(final String text) {
        assertThat(Cell.of(TextNode.valueOf(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-3|-3",
                "-0.5|-0.5",
                "47.0|47.0",
                "0.00000012|0.00000012",
                "9007199254740993|9007199254740993",
                "true|true",
                "null|''",
                "[\"ntp\",\"late\"]|ntp late",
                "[]|''",
                "[\"=x\"]|'''=x'"
            })
    void jsonIsACellAsASpreadsheetReadsIt(final String json, final String cell) throws Exception {
        final JsonNode value = new ObjectMapper().readTree(json);
        assertThat(Cell.of(value)).isEqualTo(cell);
    }

    @Test
    void whatIsMissingIsEmpty() {
        assertThat(Cell.of(MissingNode.getInstance())).isEmpty();
    }
}
