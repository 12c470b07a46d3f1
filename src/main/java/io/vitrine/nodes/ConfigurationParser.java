package io.vitrine.nodes;

import java.util.ArrayList;
import java.util.List;

/** Reads an nginx configuration into blocks and directives, by nginx's own rules for words, quotes and comments. */
final class ConfigurationParser {

    private final String text;
    private int at;
    private int line = 1;

    private ConfigurationParser(String text) {
        this.text = text;
    }

    /**
     * Reads the text.
     *
     * @return a block without a name that holds everything
     * @throws MalformedConfigurationException if a brace, a quote or a semicolon is missing
     */
    static Directive parse(String text) {
        var parser = new ConfigurationParser(text);
        return new Directive("", List.of(), 1, parser.block(false));
    }

    private List<Directive> block(boolean inner) {
        List<Directive> directives = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at == text.length()) {
                if (inner) {
                    throw malformed("a closing brace is missing");
                }
                return directives;
            }
            if (text.charAt(at) == '}') {
                if (!inner) {
                    throw malformed("a closing brace has no opening one");
                }
                at++;
                return directives;
            }
            directives.add(directive());
        }
    }

    private Directive directive() {
        int begin = line;
        List<String> words = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at == text.length()) {
                throw malformed("a semicolon is missing");
            }
            char next = text.charAt(at);
            if (next == ';' || next == '{') {
                at++;
                if (words.isEmpty()) {
                    throw malformed("a directive has no name");
                }
                List<Directive> children = next == '{' ? block(true) : List.of();
                return new Directive(words.get(0), words.subList(1, words.size()), begin, children);
            }
            if (next == '}') {
                throw malformed("a semicolon is missing");
            }
            words.add(next == '"' || next == '\'' ? quoted(next) : bare());
        }
    }

    private String quoted(char quote) {
        var word = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == quote) {
                at++;
                return word.toString();
            }
            if (next == '\\' && at + 1 < text.length() && "\"'\\".indexOf(text.charAt(at + 1)) >= 0) {
                next = text.charAt(++at);
            }
            if (next == '\n') {
                line++;
            }
            word.append(next);
        }
        throw malformed("a quote is missing");
    }

    private String bare() {
        var word = new StringBuilder();
        for (; at < text.length(); at++) {
            char next = text.charAt(at);
            boolean variable = next == '{' && word.length() > 0 && word.charAt(word.length() - 1) == '$';
            if (variable) {
                // ${name} is one word.
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw malformed("a closing brace is missing");
                }
                word.append(text, at, end + 1);
                at = end;
            } else if (next == ';' || next == '{' || Character.isWhitespace(next)) {
                break;
            } else {
                word.append(next);
            }
        }
        return word.toString();
    }

    private void skipBlanks() {
        boolean comment = false;
        for (; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '\n') {
                line++;
                comment = false;
            } else if (next == '#') {
                comment = true;
            } else if (!comment && !Character.isWhitespace(next)) {
                return;
            }
        }
    }

    private MalformedConfigurationException malformed(String message) {
        return new MalformedConfigurationException(line, message);
    }
}
