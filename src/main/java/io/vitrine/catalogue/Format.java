package io.vitrine.catalogue;

import static java.util.Map.entry;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files that can be read, told apart by the names of their columns. */
public enum Format {
    /** What {@link Catalogues#write} writes. */
    OURS(
            List.of(),
            List.of(),
            Map.ofEntries(
                    entry(Field.TITLE, List.of("product")),
                    entry(Field.SKU, List.of("sku")),
                    entry(Field.VARIANT, List.of("variant")),
                    entry(Field.PRICE, List.of("price")),
                    entry(Field.STOCK, List.of("stock")),
                    entry(Field.DESCRIPTION, List.of("description")),
                    entry(Field.STATUS, List.of("status")))),
    /** What Shopify exports: the older names of its columns and the newer ones. */
    SHOPIFY(
            List.of("handle", "url handle"),
            List.of("option1 value", "option2 value", "option3 value"),
            Map.ofEntries(
                    entry(Field.TITLE, List.of("title")),
                    entry(Field.SKU, List.of("variant sku", "sku")),
                    entry(Field.PRICE, List.of("variant price", "price")),
                    entry(Field.STOCK, List.of("variant inventory qty", "inventory quantity")),
                    entry(Field.DESCRIPTION, List.of("body (html)", "description")),
                    entry(Field.STATUS, List.of("status")))),
    /** The feeds of Google Merchant Center, as text or as XML. They say whether there is stock, but not how much. */
    GOOGLE(
            List.of("item group id", "id"),
            List.of("color", "size", "material", "pattern"),
            Map.ofEntries(
                    entry(Field.TITLE, List.of("title")),
                    entry(Field.SKU, List.of("id")),
                    entry(Field.PRICE, List.of("price")),
                    entry(Field.STOCK, List.of("availability")),
                    entry(Field.DESCRIPTION, List.of("description"))));

    private static final Set<Field> NEEDED = Set.of(Field.TITLE, Field.SKU, Field.PRICE);

    private final List<String> groups;
    private final List<String> options;
    private final Map<Field, List<String>> names;

    Format(List<String> groups, List<String> options, Map<Field, List<String>> names) {
        this.groups = groups;
        this.options = options;
        this.names = new EnumMap<>(names);
    }

    /** The end of the keys of {@code messages.properties} that are about it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file with these columns is one. */
    boolean has(Set<String> columns) {
        return (groups.isEmpty() || groups.stream().anyMatch(columns::contains))
                && NEEDED.stream()
                        .allMatch(field ->
                                names.getOrDefault(field, List.of()).stream().anyMatch(columns::contains));
    }

    /** Columns that say which rows are of one product, the first that says something counts; none for the title. */
    List<String> groups() {
        return groups;
    }

    /** Columns that make up the name of a variant. */
    List<String> options() {
        return options;
    }

    List<String> names(Field field) {
        return names.getOrDefault(field, List.of());
    }

    /** As names of columns are compared: {@code Item_Group_ID} and {@code item group id} are the same. */
    static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replaceAll("\\s+", " ");
    }
}
