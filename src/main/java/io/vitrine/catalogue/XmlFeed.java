package io.vitrine.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Reads Google Merchant Center's XML feeds, RSS 2.0 and Atom, into the rows of its text feed, a row for each item
 * (support.google.com/merchants/answer/160589).
 *
 * <p>A document with a DTD is refused before anything in it is looked at, so there are no entities to expand or to fetch.
 */
final class XmlFeed {

    private static final String GOOGLE = "http://base.google.com/ns/1.0";
    private static final Set<String> ROOTS = Set.of("rss", "feed", "RDF");
    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final int DEEPEST = 32;

    /** The columns of the text feed that are read, by the names of the elements. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("item_group_id", "item group id"),
            Map.entry("title", "title"),
            Map.entry("description", "description"),
            // Atom's names for it.
            Map.entry("summary", "description"),
            Map.entry("content", "description"),
            Map.entry("price", "price"),
            Map.entry("availability", "availability"),
            Map.entry("color", "color"),
            Map.entry("size", "size"),
            Map.entry("material", "material"),
            Map.entry("pattern", "pattern"));

    private static final List<String> HEAD =
            COLUMNS.values().stream().distinct().sorted().toList();

    private XmlFeed() {}

    /** Whether a file is XML, in any encoding: its first sign is an angle bracket. */
    static boolean is(byte[] file) {
        for (byte sign : file) {
            boolean mark = sign == (byte) 0xef || sign == (byte) 0xbb || sign == (byte) 0xbf || sign == 0;
            boolean order = sign == (byte) 0xfe || sign == (byte) 0xff;
            if (!mark && !order && !Character.isWhitespace(sign)) {
                return sign == '<';
            }
        }
        return false;
    }

    /**
     * The feed as a text feed with commas.
     *
     * @throws CatalogueException if it is not well-formed, is no feed, has a DTD, or too many items
     */
    static String rows(byte[] file) {
        List<Map<String, String>> items = new ArrayList<>();
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(file));
            try {
                read(xml, items);
            } catch (XMLStreamException | RuntimeException e) {
                if (e instanceof CatalogueException refusal) {
                    throw refusal;
                }
                int line = xml.getLocation() == null ? 0 : xml.getLocation().getLineNumber();
                throw malformed(Math.max(1, line), e);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw malformed(1, e);
        }
        if (items.isEmpty()) {
            throw CatalogueException.of("catalogue.xml.items", "The feed has no items");
        }
        return text(items);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }

    private static void read(XMLStreamReader xml, List<Map<String, String>> items) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw CatalogueException.of("catalogue.xml.doctype", "The file has a document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 1 && !ROOTS.contains(xml.getLocalName())) {
                        throw CatalogueException.of("catalogue.xml.feed", "The file is XML, but no feed");
                    }
                    if (ITEMS.contains(xml.getLocalName()) && depth <= 3) {
                        if (items.size() == Catalogues.MOST_ROWS) {
                            throw CatalogueException.of(
                                    "catalogue.rows", "The feed has more than 5,000 items", Catalogues.MOST_ROWS);
                        }
                        items.add(item(xml));
                        depth--;
                    }
                    if (depth > DEEPEST) {
                        throw CatalogueException.of("catalogue.xml.feed", "No feed is nested so deeply");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // Text between items says nothing.
                }
            }
        }
    }

    /** What an item's own elements say; Google's names count before those of the feed's format. */
    private static Map<String, String> item(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> cells = new TreeMap<>();
        Map<String, String> others = new TreeMap<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                String column = COLUMNS.get(xml.getLocalName());
                boolean google = GOOGLE.equals(xml.getNamespaceURI());
                String text = text(xml);
                if (column != null && !text.isBlank()) {
                    (google ? cells : others).putIfAbsent(column, text.strip());
                }
            }
        }
        others.forEach(cells::putIfAbsent);
        return cells;
    }

    /** All text within an element, to its end: Atom may have markup in it. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw CatalogueException.of("catalogue.xml.feed", "No feed is nested so deeply");
                    }
                    text.append(' ');
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> {
                    // Comments are not for buyers.
                }
            }
        }
        return text.toString();
    }

    private static String text(List<Map<String, String>> items) {
        StringWriter rows = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(rows, CSVFormat.RFC4180)) {
            printer.printRecord(HEAD);
            for (Map<String, String> item : items) {
                printer.printRecord(HEAD.stream()
                        .map(column -> item.getOrDefault(column, ""))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.toString();
    }

    private static CatalogueException malformed(int line, Exception e) {
        return CatalogueException.of("catalogue.xml", "Line " + line + ": " + e.getMessage(), line);
    }
}
