package org.perigee.catalog.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the kinds of entries of a registry document. Throws [IllegalArgumentException] as [EntryReader] does.
final class RegistryEntries {

    private RegistryEntries() {
    }

    static Provider provider(String id, JsonNode json) {
        EntryReader entry = new EntryReader(json);
        JsonNode dialect = entry.object("dialect");
        return new Provider(id, entry.requiredText("title"), entry.oneOf("protocol", Protocol.class, null), entry.requiredAddress("endpoint"),
                entry.oneOf("status", Status.class, Status.LIVE), entry.text("successor", ""), entry.text("note", ""),
                entry.flag("enabled", true), entry.text("realm", ""), entry.text("searchRealm", ""), entry.text("attribution", ""),
                entry.address("terms"), limits(entry.object("limits")), entry.members("collections", RegistryEntries::mapping),
                dialect.isMissingNode() ? null : dialect.deepCopy());
    }

    private static Limits limits(JsonNode json) {
        EntryReader limits = new EntryReader(orEmpty(json));
        return new Limits(small(limits, "pageSize"), small(limits, "pageCeiling"), small(limits, "requests"), small(limits, "downloads"),
                small(limits, "deadlineSeconds"));
    }

    private static int small(EntryReader limits, String key) {
        return (int) Math.min(limits.number(key, 0), Integer.MAX_VALUE);
    }

    /// A text or a list of texts stands for collections without constraints.
    private static CollectionMapping mapping(String id, JsonNode json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        JsonNode object = json.isObject() ? json : whole.set("collection", json);
        EntryReader mapping = new EntryReader(object);
        List<String> collections = mapping.texts("collection");
        Map<String, String> constraints = mapping.members("constraints", (key, value) -> {
            if (!value.isTextual()) {
                throw new IllegalArgumentException("the constraint \"" + key + "\" of the collection \"" + id + "\" is no text");
            }
            return value.asText();
        });
        return collections.isEmpty() ? new CollectionMapping("", constraints)
                : new CollectionMapping(collections.getFirst(), constraints, collections.subList(1, collections.size()));
    }

    static RealmEntry realm(String id, JsonNode json) {
        EntryReader entry = new EntryReader(json);
        RealmEntry.Kind kind = entry.oneOf("kind", RealmEntry.Kind.class, null);
        RealmEntry.Client client = new RealmEntry.Client(entry.text("clientId", ""), entry.setOfTexts("scopes"), entry.texts("flows"));
        if (kind != RealmEntry.Kind.NONE && entry.texts("hosts").isEmpty()) {
            throw new IllegalArgumentException("\"hosts\" is missing, so that its tokens could go nowhere");
        }
        return new RealmEntry(id, entry.requiredText("title"), kind, entry.address("endpoint"), client, entry.text("header", ""),
                entry.setOfTexts("hosts"), entry.address("signUp"));
    }

    static StoreEntry store(String id, JsonNode json) {
        EntryReader entry = new EntryReader(json);
        String endpoint = entry.requiredText("endpoint");
        if (!endpoint.replace("{region}", "r").matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?")) {
            throw new IllegalArgumentException("\"endpoint\" is no http or https address without a path: " + endpoint);
        }
        return new StoreEntry(id, entry.requiredText("title"), endpoint, entry.oneOf("style", StoreEntry.Style.class, StoreEntry.Style.PATH),
                entry.text("region", "us-east-1"), entry.text("realm", ""), entry.members("buckets", RegistryEntries::bucket), entry.flag("others", false));
    }

    private static StoreEntry.Bucket bucket(String name, JsonNode json) {
        EntryReader entry = new EntryReader(json);
        return new StoreEntry.Bucket(entry.text("region", ""), entry.flag("anonymous", false), entry.flag("requesterPays", false));
    }

    static ProviderShape shape(String id, JsonNode json) {
        EntryReader entry = new EntryReader(json);
        String endpoint = entry.text("endpoint", "");
        return new ProviderShape(id, entry.oneOf("protocol", Protocol.class, null), entry.texts("signs").stream().map(RegistryEntries::pattern).toList(),
                entry.requiredText("like"), entry.flag("sameCollections", true), endpoint.isEmpty() ? null : pattern(endpoint));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no regular expression", e);
        }
    }

    static CollectionEntry collection(String id, JsonNode json) {
        EntryReader entry = new EntryReader(json);
        return new CollectionEntry(id, entry.requiredText("title"), entry.text("mission", ""), entry.optionalNumber("typicalSize"));
    }

    private static JsonNode orEmpty(JsonNode json) {
        return json.isMissingNode() ? JsonNodeFactory.instance.objectNode() : json;
    }
}
