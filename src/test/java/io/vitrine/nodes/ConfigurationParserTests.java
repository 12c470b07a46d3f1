package io.vitrine.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigurationParserTests {

    @Test
    void parseWhenQuotedReadsOneWord() {
        assertThat(ConfigurationParser.parse("return 200 \"a; \\\"b\\\" {c}\";")
                        .children()
                        .get(0)
                        .arguments())
                .containsExactly("200", "a; \"b\" {c}");
    }

    @Test
    void parseWhenVariableHasBracesReadsOneWord() {
        assertThat(ConfigurationParser.parse("set $a ${b}c;").children().get(0).arguments())
                .containsExactly("$a", "${b}c");
    }

    @Test
    void parseWhenNestedKeepsLines() {
        Directive http = ConfigurationParser.parse("# one\nhttp {\n\n  server { # two }\n    listen 80;\n  }\n}\n");
        assertThat(http.all().filter(d -> d.name().equals("listen")).findFirst())
                .get()
                .extracting(Directive::line)
                .isEqualTo(5);
    }

    @Test
    void parseWhenHashIsInsideAWordKeepsIt() {
        assertThat(ConfigurationParser.parse("rewrite ^/a#b$ /c;")
                        .children()
                        .get(0)
                        .arguments())
                .containsExactly("^/a#b$", "/c");
    }
}
