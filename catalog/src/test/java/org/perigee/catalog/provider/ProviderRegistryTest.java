package org.perigee.catalog.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.catalog.query.PropertyFilter;

class ProviderRegistryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;
    private UserRegistry user;

    @BeforeEach
    void name() {
        user = new UserRegistry(folder.resolve("config").resolve("providers.json"));
    }

    @Test
    void asksFiveProvidersUnlessToldOtherwise() {
        assertThat(ProviderRegistry.builtIn().enabled()).extracting(Provider::id)
                .containsExactly("cdse-odata", "cdse-stac", "geodes", "earth-search", "planetary-computer");
        assertThat(ProviderRegistry.builtIn().problems()).isEmpty();
    }

    static List<Provider> builtIn() {
        return ProviderRegistry.builtIn().providers();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void builtInProvidersHoldTogether(Provider provider) {
        ProviderRegistry registry = ProviderRegistry.builtIn();
        assertThat(provider.id()).matches("[a-z0-9-]+");
        assertThat(provider.endpoint().getScheme()).isEqualTo("https");
        assertThat(registry.collections()).extracting(CollectionEntry::id).containsAll(provider.collections().keySet());
        assertThat(provider.enabled()).as("enabled only where it can be asked").isIn(false, provider.isSearchable());
        if (provider.status() == Status.RETIRED) {
            assertThat(registry.current(provider.id())).as("what replaced it").hasValueSatisfying(current ->
                    assertThat(current.status()).isEqualTo(Status.LIVE));
            assertThat(provider.note()).endsWith(".");
        }
    }

    @Test
    void everyBuiltInCollectionIsHadSomewhere() {
        Set<String> had = new HashSet<>();
        builtIn().stream().filter(Provider::isSearchable).forEach(provider -> had.addAll(provider.collections().keySet()));
        assertThat(ProviderRegistry.builtIn().collections()).extracting(CollectionEntry::id).allMatch(had::contains);
    }

    @Test
    void sendsTokensNowhereButToTheHostsOfTheirRealm() {
        assertThat(ProviderRegistry.builtIn().realms()).allSatisfy(realm -> {
            assertThat(realm.hosts()).isNotEmpty();
            assertThat(realm.hosts()).allMatch(host -> host.matches("(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+){1,}"), "a host, or one level of wildcard");
        });
        RealmEntry cdse = ProviderRegistry.builtIn().realm("cdse").orElseThrow();
        assertThat(cdse.kind()).isEqualTo(RealmEntry.Kind.OIDC);
        assertThat(cdse.client()).isEqualTo(new RealmEntry.Client("cdse-public", Set.of("openid"), List.of("password")));
    }

    @ParameterizedTest
    @CsvSource({"https://gss.example.org/a,one", "https://GSS.Example.Org:443/a,one", "https://deep.er.example.net,two", "https://example.net,''", "https://badexample.net,''",
            "http://127.0.0.1:8080/x,three", "http://127.0.0.1:8081/x,''", "mailto:me@example.org,''"})
    void knowsWhoseSignInAnAddressWants(String address, String realm) throws IOException {
        write("""
                {"realms": {"one": {"title": "1", "kind": "api-key", "header": "X-Key", "hosts": "gss.Example.org"},
                 "two": {"title": "2", "kind": "api-key", "header": "X-Key", "hosts": "*.example.net"},
                 "three": {"title": "3", "kind": "api-key", "header": "X-Key", "hosts": "127.0.0.1:8080"}}}""");
        ProviderRegistry registry = ProviderRegistry.load(user);
        assertThat(registry.problems()).isEmpty();
        assertThat(registry.realmOf(URI.create(address))).isEqualTo(realm);
    }

    @ParameterizedTest
    @CsvSource({"peps,geodes", "theia,geodes", "scihub,cdse-odata", "cdse-opensearch,cdse-stac", "geodes,geodes"})
    void knowsWhatReplacedARetiredProvider(String id, String current) {
        assertThat(ProviderRegistry.builtIn().current(id)).map(Provider::id).contains(current);
    }

    @Test
    void readsEverythingThatAnEntrySays() throws IOException {
        write("""
                {"providers": {"mine": {
                  "title": "Mine", "protocol": "OData", "endpoint": "https://gss.example.org/odata/v1", "realm": "my-realm", "searchRealm": "my-realm",
                  "note": "A note.", "attribution": "Me", "terms": "https://example.org/terms", "enabled": false,
                  "limits": {"pageSize": 7, "pageCeiling": 8, "requests": 9, "downloads": 10, "deadlineSeconds": 11},
                  "collections": {"sentinel-2-l2a": {"collection": ["A", "B"], "constraints": {"product:type": "X|Y", "gsd": "10"}}, "other": "C"},
                  "dialect": {"base": "gss"}}},
                 "realms": {"my-realm": {"title": "Mine", "kind": "api-key", "header": "X-Key", "hosts": "gss.example.org", "signUp": "https://example.org"}},
                 "collections": {"other": {"title": "Other", "mission": "Mine", "typicalSize": 12}}}""");
        ProviderRegistry registry = ProviderRegistry.load(user);
        assertThat(registry.problems()).isEmpty();
        Provider mine = registry.provider("mine").orElseThrow();
        assertThat(mine.protocol()).isEqualTo(Protocol.ODATA);
        assertThat(mine.limits()).isEqualTo(new Limits(7, 8, 9, 10, 11));
        assertThat(mine.enabled()).isFalse();
        assertThat(mine.findTerms()).isPresent();
        assertThat(mine.dialect().path("base").asText()).isEqualTo("gss");
        CollectionMapping mapping = mine.collections().get("sentinel-2-l2a");
        assertThat(mapping.all()).containsExactly("A", "B");
        assertThat(mapping.filters()).containsExactly(new PropertyFilter.In("product:type", List.of("X", "Y")), PropertyFilter.equal("gsd", "10"));
        assertThat(mine.collections().get("other")).isEqualTo(new CollectionMapping("C", null));
        assertThat(registry.realm("my-realm").orElseThrow().kind()).isEqualTo(RealmEntry.Kind.API_KEY);
        assertThat(registry.collection("other").orElseThrow().typicalSize()).hasValue(12);
        assertThat(registry.order()).startsWith("cdse-odata").endsWith("mine");
    }

    @Test
    void changesOnlyWhatTheUsersEntrySays() throws IOException {
        write("""
                {"providers": {"cdse-odata": {"limits": {"pageSize": 50}, "note": null, "collections": {"sentinel-2-l1c": "L1C"}, "colour": "blue"}}}""");
        Provider before = ProviderRegistry.builtIn().provider("cdse-odata").orElseThrow();
        Provider after = ProviderRegistry.load(user).provider("cdse-odata").orElseThrow();
        assertThat(after.limits()).isEqualTo(new Limits(50, 10_000, 2, 4, 120));
        assertThat(after.endpoint()).isEqualTo(before.endpoint());
        assertThat(after.collections().get("sentinel-2-l1c").collection()).isEqualTo("L1C");
        assertThat(after.collections()).containsKey("sentinel-2-l2a");
        assertThat(ProviderRegistry.load(user).problems()).isEmpty();
        assertThat(ProviderRegistry.load(user).order()).isEqualTo(ProviderRegistry.builtIn().order());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"title\": \"T\", \"protocol\": \"stac\"} | \"endpoint\" is missing",
        "{\"title\": \"T\", \"protocol\": \"gopher\", \"endpoint\": \"https://x.org\"} | \"protocol\" is \"gopher\"; it must be one of stac, odata, opensearch",
        "{\"title\": \"T\", \"protocol\": \"stac\", \"endpoint\": \"file:///etc/passwd\"} | \"endpoint\" is no http or https address: file:///etc/passwd",
        "{\"title\": \"T\", \"protocol\": \"stac\", \"endpoint\": \"https://x.org\", \"enabled\": \"yes\"} | \"enabled\" is neither true nor false",
        "{\"title\": \"T\", \"protocol\": \"stac\", \"endpoint\": \"https://x.org\", \"limits\": {\"pageSize\": -1}} | \"pageSize\" is no whole number from 0 up",
        "{\"title\": \"T\", \"protocol\": \"stac\", \"endpoint\": \"https://x.org\", \"dialect\": []} | \"dialect\" is no JSON object",
        "{\"title\": 3, \"protocol\": \"stac\", \"endpoint\": \"https://x.org\"} | \"title\" is no text",
        "[] | it is no JSON object"})
    void leavesOutABadEntryAndSaysWhy(String entry, String why) throws IOException {
        write("{\"providers\": {\"bad\": " + entry + ", \"good\": {\"title\": \"G\", \"protocol\": \"stac\", \"endpoint\": \"https://g.org\"}}}");
        ProviderRegistry registry = ProviderRegistry.load(user);
        assertThat(registry.provider("bad")).isEmpty();
        assertThat(registry.provider("good")).isPresent();
        assertThat(registry.problems()).containsExactly(new RegistryProblem("providers", "bad",
                "The entry \"bad\" under \"providers\" of your provider file is left out because " + why + "."));
    }

    @Test
    void keepsABuiltInEntryWhoseChangeIsBad() throws IOException {
        write("{\"providers\": {\"geodes\": {\"endpoint\": \"nowhere\"}}, \"realms\": 3}");
        ProviderRegistry registry = ProviderRegistry.load(user);
        assertThat(registry.provider("geodes")).isEqualTo(ProviderRegistry.builtIn().provider("geodes"));
        assertThat(registry.problems()).extracting(RegistryProblem::sentence)
                .anySatisfy(sentence -> assertThat(sentence).endsWith("it stays as it is built in."))
                .anySatisfy(sentence -> assertThat(sentence).contains("\"realms\""));
    }

    @Test
    void saysWhereARealmIsMissing() throws IOException {
        write("{\"providers\": {\"geodes\": {\"realm\": \"nobody\"}}}");
        assertThat(ProviderRegistry.load(user).problems()).singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("geodes", "\"nobody\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"providers\": ", "[]", "", "not json at all"})
    void losesNoFileThatCannotBeRead(String text) throws IOException {
        write(text);
        ProviderRegistry registry = ProviderRegistry.load(user);
        assertThat(registry.providers()).isEqualTo(ProviderRegistry.builtIn().providers());
        assertThat(registry.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence()).contains(user.file().toString()));
        assertThat(user.file()).hasContent(text);
        user.enable("geodes", false);
        assertThat(user.file().resolveSibling("providers.json.unreadable")).hasContent(text);
        assertThat(ProviderRegistry.load(user).provider("geodes").orElseThrow().enabled()).isFalse();
    }

    @Test
    void changesAnEntryAndKeepsEverythingElseOfTheFile() throws IOException {
        write("""
                {"$schema": "x", // why not
                 "providers": {"geodes": {"colour": "blue"}, "bad": 3}, "mine": [1, 2]}""");
        user.enable("geodes", false);
        user.set("providers", "new", (ObjectNode) JSON.readTree("{\"title\": \"N\", \"protocol\": \"stac\", \"endpoint\": \"https://n.org\"}"));
        user.set("providers", "new", (ObjectNode) JSON.readTree("{\"limits\": {\"pageSize\": 9}}"));
        JsonNode after = JSON.readTree(user.file().toFile());
        assertThat(after).isEqualTo(JSON.readTree("""
                {"$schema": "x", "providers": {"geodes": {"colour": "blue", "enabled": false}, "bad": 3,
                  "new": {"title": "N", "protocol": "stac", "endpoint": "https://n.org", "limits": {"pageSize": 9}}}, "mine": [1, 2]}"""));
        assertThat(ProviderRegistry.load(user).provider("new").orElseThrow().limits().pageSize()).isEqualTo(9);
        user.remove("providers", "new");
        user.remove("providers", "geodes");
        assertThat(ProviderRegistry.load(user).provider("new")).isEmpty();
        assertThat(ProviderRegistry.load(user).provider("geodes").orElseThrow().enabled()).isTrue();
        assertThat(Files.list(folder.resolve("config"))).as("nothing is left lying about").hasSize(1);
    }

    @Test
    void writesAFileWhereThereWasNone() throws IOException {
        assertThat(ProviderRegistry.load(user).problems()).isEmpty();
        user.enable("sara", true);
        assertThat(ProviderRegistry.load(user).enabled()).extracting(Provider::id).contains("sara");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(user.file().getParent());
        Files.writeString(user.file(), text);
    }
}
