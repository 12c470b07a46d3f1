package io.vitrine.catalogue;

import io.vitrine.shared.Formulas;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a file in one of the formats that are known. */
record Sheet(Format format, List<Line> lines) {

    private static final List<Character> DELIMITERS = List.of(',', '\t', ';');

    /** @throws CatalogueException if the file cannot be read, or has no rows or too many */
    static Sheet of(byte[] file) {
        if (file.length > Catalogues.MOST_BYTES) {
            throw CatalogueException.of("catalogue.size", "The file has " + file.length + " bytes");
        }
        if (XmlFeed.is(file)) {
            Sheet sheet = of(XmlFeed.rows(file));
            // There is no row of names in it: its first item is the first.
            return new Sheet(
                    sheet.format(),
                    sheet.lines().stream()
                            .map(line -> line.at(line.number() - 1))
                            .toList());
        }
        return of(FileText.of(file));
    }

    private static Sheet of(String text) {
        if (text.isBlank()) {
            throw CatalogueException.of("catalogue.empty", "The file is empty");
        }
        for (char delimiter : DELIMITERS) {
            Head head = head(text, delimiter);
            if (head != null) {
                return new Sheet(head.format(), lines(text, delimiter, head));
            }
        }
        throw CatalogueException.of("catalogue.columns", "The first row names no columns of a known format");
    }

    private static @Nullable Head head(String text, char delimiter) {
        try (CSVParser parser = parser(text, delimiter)) {
            CSVRecord first = parser.iterator().hasNext() ? parser.iterator().next() : null;
            if (first == null) {
                return null;
            }
            List<String> names = first.stream().map(String::strip).toList();
            Map<String, Integer> places = new HashMap<>();
            IntStream.range(0, names.size()).forEach(i -> places.putIfAbsent(Format.plain(names.get(i)), i));
            return Stream.of(Format.values())
                    .filter(format -> format.has(places.keySet()))
                    .findFirst()
                    .map(format -> new Head(format, names, places))
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    private static List<Line> lines(String text, char delimiter, Head head) {
        List<Line> lines = new ArrayList<>();
        long row = 1;
        String group = "";
        try (CSVParser parser = parser(text, delimiter)) {
            for (CSVRecord cells : parser) {
                row = cells.getRecordNumber();
                if (row == 1 || cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (lines.size() == Catalogues.MOST_ROWS) {
                    throw CatalogueException.of(
                            "catalogue.rows", "The file has more than 5,000 rows", Catalogues.MOST_ROWS);
                }
                Line line = head.line(cells, group);
                group = line.group();
                lines.add(line);
            }
        } catch (IOException | UncheckedIOException e) {
            throw CatalogueException.of("catalogue.quotes", "Row " + (row + 1) + ": " + e.getMessage(), row + 1);
        }
        if (lines.isEmpty()) {
            throw CatalogueException.of("catalogue.empty", "There is nothing below the names of the columns");
        }
        return lines;
    }

    private static CSVParser parser(String text, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get();
        return CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get();
    }

    /** The names of the columns, and where they are. */
    private record Head(Format format, List<String> names, Map<String, Integer> places) {

        private static final String ONLY_ONE = "Default Title";

        Line line(CSVRecord cells, String before) {
            Map<Field, String> values = new EnumMap<>(Field.class);
            Map<Field, String> columns = new EnumMap<>(Field.class);
            for (Field field : Field.values()) {
                for (String name : format.names(field)) {
                    Integer place = places.get(name);
                    if (place != null) {
                        columns.put(field, names.get(place));
                        put(values, field, cell(cells, place));
                        break;
                    }
                }
            }
            String options = format.options().stream()
                    .map(name -> cell(cells, name))
                    .filter(value -> !value.isEmpty() && !value.equals(ONLY_ONE))
                    .collect(Collectors.joining(" / "));
            put(values, Field.VARIANT, options);
            boolean picture = format == Format.SHOPIFY
                    && Stream.of(Field.SKU, Field.PRICE, Field.TITLE, Field.VARIANT)
                            .noneMatch(values::containsKey);
            String group = Stream.concat(
                            format.groups().stream().map(name -> cell(cells, name)),
                            Stream.of(values.getOrDefault(Field.TITLE, "")))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse(before);
            return new Line((int) cells.getRecordNumber(), group, meant(values), columns, problem(cells), picture);
        }

        /** What the formats write in ways of their own. */
        private Map<Field, String> meant(Map<Field, String> values) {
            String description = values.getOrDefault(Field.DESCRIPTION, "");
            if (format != Format.OURS && description.matches("(?s).*(<[a-zA-Z/!]|&[a-zA-Z#]).*")) {
                values.put(Field.DESCRIPTION, HtmlText.of(description));
            }
            if (format == Format.SHOPIFY) {
                values.computeIfPresent(Field.SKU, (field, sku) -> sku.startsWith("'") ? sku.substring(1) : sku);
            }
            if (format == Format.GOOGLE) {
                values.computeIfPresent(
                        Field.STOCK, (field, stock) -> Format.plain(stock).equals("out of stock") ? "0" : "");
                values.remove(Field.STOCK, "");
            }
            return values;
        }

        private void put(Map<Field, String> values, Field field, String value) {
            String read = format == Format.OURS ? Formulas.read(value) : value;
            if (!read.isBlank()) {
                values.put(field, read.strip().replace("\r\n", "\n").replace('\r', '\n'));
            }
        }

        private String cell(CSVRecord cells, String name) {
            Integer place = places.get(name);
            return place == null ? "" : cell(cells, place);
        }

        /** Spreadsheets leave out empty cells at the end of a row. */
        private static String cell(CSVRecord cells, int place) {
            return place < cells.size() ? cells.get(place).strip() : "";
        }

        private @Nullable RowProblem problem(CSVRecord cells) {
            for (int i = names.size(); i < cells.size(); i++) {
                if (!cells.get(i).isBlank()) {
                    return new RowProblem("", cells.get(i), "catalogue.row.cells", List.of(cells.size(), names.size()));
                }
            }
            return null;
        }
    }
}
