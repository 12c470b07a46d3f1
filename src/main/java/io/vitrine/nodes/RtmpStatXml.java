package io.vitrine.nodes;

import io.vitrine.nodes.IngestStatistics.PublishedStream;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the XML of {@code rtmp_stat}: names and encoders in it come from strangers, so no DTD and no entities. */
final class RtmpStatXml {

    private static final XMLInputFactory FACTORY = safeFactory();
    private static final int DEEPEST = 16;

    private final String application;
    private final List<PublishedStream> found = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> stream = new HashMap<>();
    private final Map<String, String> client = new HashMap<>();
    private final Map<String, String> publisher = new HashMap<>();
    private String currentApplication = "";

    private RtmpStatXml(String application) {
        this.application = application;
    }

    /** The streams of the application that have a publisher. */
    static List<PublishedStream> published(byte[] xml, String application) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            return new RtmpStatXml(application).read(reader);
        } finally {
            reader.close();
        }
    }

    private List<PublishedStream> read(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean isStat = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    isStat |= path.isEmpty() && reader.getLocalName().equals("rtmp");
                    begin(reader.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(text.toString());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("A document type or an entity, which rtmp_stat never writes");
                default -> {}
            }
        }
        if (!isStat) {
            throw new XMLStreamException("Not what rtmp_stat writes");
        }
        return List.copyOf(found);
    }

    private void begin(String name) throws XMLStreamException {
        if (path.size() >= DEEPEST) {
            throw new XMLStreamException("Deeper than what rtmp_stat writes");
        }
        path.push(name);
        if (name.equals("stream")) {
            stream.clear();
            publisher.clear();
        } else if (name.equals("client")) {
            client.clear();
        }
    }

    private void end(String text) {
        String name = path.pop();
        String parent = path.isEmpty() ? "" : path.element();
        switch (parent) {
            case "application" -> {
                if (name.equals("name")) {
                    currentApplication = text;
                }
            }
            case "stream" -> endOfStreamPart(name, text);
            case "client" -> client.put(name, text);
            case "video", "audio" -> stream.put(parent + "." + name, text);
            case "live" -> {
                if (name.equals("stream") && !publisher.isEmpty() && currentApplication.equals(application)) {
                    found.add(publishedStream());
                }
            }
            default -> {}
        }
    }

    private void endOfStreamPart(String name, String text) {
        if (!name.equals("client")) {
            stream.put(name, text);
        } else if (client.containsKey("publishing") && publisher.isEmpty()) {
            publisher.putAll(client);
        }
    }

    private PublishedStream publishedStream() {
        return new PublishedStream(
                stream.getOrDefault("name", ""),
                number(publisher, "id"),
                publisher.getOrDefault("address", ""),
                publisher.getOrDefault("flashver", ""),
                Duration.ofMillis(Math.max(0, number(publisher, "time"))),
                number(stream, "bytes_in"),
                number(stream, "bw_in"),
                (int) number(stream, "video.width"),
                (int) number(stream, "video.height"),
                Double.parseDouble(stream.getOrDefault("video.frame_rate", "0")),
                textOrNull(stream.get("video.codec")),
                textOrNull(stream.get("audio.codec")));
    }

    private static long number(Map<String, String> of, String name) {
        return Long.parseLong(of.getOrDefault(name, "0"));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static XMLInputFactory safeFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
