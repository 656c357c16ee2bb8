package org.perigee.catalog.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything Perigee knows of providers, realms and collections before it asks anybody: what is built in, with the user's own file
/// laid over it.
///
/// Both documents have the same shape: an object with the sections `providers`, `realms`, `stores`, `shapes` and `collections`, each an object
/// of entries by id. An entry of the user's file changes only what it says: objects (`limits`, `collections`, `dialect`) are merged,
/// lists and values are replaced, `null` takes a built-in value away. Keys nobody knows are passed over. A bad entry is left out
/// and told as a [RegistryProblem]; a built-in one then stays as it is.
///
/// ```json
/// {
///   "providers": {
///     "geodes": {"enabled": false},
///     "my-node": {
///       "title": "Our GSS", "protocol": "odata", "endpoint": "https://gss.example.org/odata/v1",
///       "status": "live", "successor": "", "note": "", "enabled": true,
///       "realm": "my-realm", "searchRealm": "", "attribution": "", "terms": "https://example.org/terms",
///       "limits": {"pageSize": 100, "pageCeiling": 0, "requests": 2, "downloads": 4, "deadlineSeconds": 60},
///       "collections": {"sentinel-2-l2a": {"collection": "SENTINEL-2", "constraints": {"product:type": "S2MSI2A"}}},
///       "dialect": {"base": "gss"}
///     }
///   },
///   "realms": {
///     "my-realm": {
///       "title": "Our sign-in", "kind": "oidc", "endpoint": "https://id.example.org/realms/gss", "clientId": "gss",
///       "scopes": ["openid"], "flows": ["password"], "hosts": ["gss.example.org"], "signUp": "https://example.org/join"
///     }
///   },
///   "stores": {
///     "my-store": {
///       "title": "Our object store", "endpoint": "https://s3.example.org", "style": "path", "region": "default", "realm": "my-keys",
///       "buckets": {"data": {"region": "", "anonymous": false, "requesterPays": false}}, "others": false
///     }
///   },
///   "shapes": {"our-nodes": {"protocol": "odata", "signs": ["Namespace=\"Ours\""], "like": "my-node", "sameCollections": true, "endpoint": "(.*)/odata/.*"}},
///   "collections": {"my-maps": {"title": "Our maps", "mission": "Maps", "typicalSize": 1000000}}
/// }
/// ```
/// Of a provider, `title`, `protocol` and `endpoint` must be there; of a realm `title`, `kind` and `hosts`; of a
/// store ([StoreEntry]) `title` and `endpoint`; of a shape ([ProviderShape]) `protocol`, `signs` and `like`. A provider's collection
/// may be a text, a list of texts (all are meant) or an object with `collection` and `constraints` ([CollectionMapping]).
/// What `dialect` may hold is said by the protocols' modules.
///
/// Immutable, thread-safe.
public final class ProviderRegistry {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "providers.json";

    private final RegistrySection<Provider> providers;
    private final RegistrySection<RealmEntry> realms;
    private final RegistrySection<StoreEntry> stores;
    private final RegistrySection<CollectionEntry> collections;
    private final RegistrySection<ProviderShape> shapes;
    private final List<RegistryProblem> problems;

    private ProviderRegistry(JsonNode builtIn, JsonNode user, List<RegistryProblem> before) {
        providers = RegistrySection.read("providers", builtIn, user, RegistryEntries::provider);
        realms = RegistrySection.read("realms", builtIn, user, RegistryEntries::realm);
        stores = RegistrySection.read("stores", builtIn, user, RegistryEntries::store);
        collections = RegistrySection.read("collections", builtIn, user, RegistryEntries::collection);
        shapes = RegistrySection.read("shapes", builtIn, user, RegistryEntries::shape);
        List<RegistryProblem> all = new ArrayList<>(before);
        all.addAll(providers.problems());
        all.addAll(realms.problems());
        all.addAll(stores.problems());
        all.addAll(collections.problems());
        all.addAll(shapes.problems());
        providers.all().forEach(provider -> checkReferences(provider, all));
        problems = List.copyOf(all);
    }

    /// What is built in, and nothing else.
    public static ProviderRegistry builtIn() {
        return new ProviderRegistry(builtInDocument(), null, List.of());
    }

    /// What is built in with the user's file laid over it. A file that cannot be read is a problem of the registry, not a failure.
    public static ProviderRegistry load(UserRegistry user) {
        UserRegistry.Content content = user.read();
        return new ProviderRegistry(builtInDocument(), content.document(), content.problem().stream().toList());
    }

    /// What a document of the same shape says, without what is built in: for archives that stand alone.
    public static ProviderRegistry of(JsonNode document) {
        return new ProviderRegistry(document, null, List.of());
    }

    private static JsonNode builtInDocument() {
        try (InputStream in = ProviderRegistry.class.getResourceAsStream(RESOURCE)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkReferences(Provider provider, List<RegistryProblem> found) {
        Stream.of(provider.realm(), provider.searchRealm()).filter(realm -> !realm.isEmpty() && realms.find(realm).isEmpty()).distinct()
                .forEach(realm -> found.add(new RegistryProblem("providers", provider.id(), "The provider \"" + provider.id()
                        + "\" refers to the realm \"" + realm + "\", which does not exist, so that nobody can sign in there.")));
        if (!provider.successor().isEmpty() && providers.find(provider.successor()).isEmpty()) {
            found.add(new RegistryProblem("providers", provider.id(), "The provider \"" + provider.id() + "\" names \"" + provider.successor()
                    + "\" as its successor, which does not exist."));
        }
    }

    /// All providers: the built-in ones in the order of preference, then the user's.
    public List<Provider> providers() {
        return providers.all();
    }

    /// The providers that searches ask unless told otherwise.
    public List<Provider> enabled() {
        return providers.all().stream().filter(provider -> provider.enabled() && provider.isSearchable()).toList();
    }

    /// The provider with an id, retired ones and templates included.
    public Optional<Provider> provider(String id) {
        return providers.find(id);
    }

    /// The provider that can be asked today in place of one that was switched off, as far as successions lead; the provider itself
    /// where it still answers.
    public Optional<Provider> current(String id) {
        Optional<Provider> provider = provider(id);
        for (int steps = 0; steps < providers.all().size() && provider.isPresent(); steps++) {
            if (provider.get().status() != Status.RETIRED) {
                return provider;
            }
            provider = provider(provider.get().successor());
        }
        return Optional.empty();
    }

    public List<RealmEntry> realms() {
        return realms.all();
    }

    /// Kinds of servers that are known when they are met under another address.
    public List<ProviderShape> shapes() {
        return shapes.all();
    }

    /// Id of the first realm whose hosts name that of an address; an empty text for none.
    public String realmOf(URI uri) {
        return realms().stream().filter(realm -> realm.names(uri)).map(RealmEntry::id).findFirst().orElse("");
    }

    public Optional<RealmEntry> realm(String id) {
        return realms.find(id);
    }

    /// Where objects with `s3` addresses are, in the order in which they are looked for.
    public List<StoreEntry> stores() {
        return stores.all();
    }

    /// Perigee's vocabulary of collections.
    public List<CollectionEntry> collections() {
        return collections.all();
    }

    public Optional<CollectionEntry> collection(String id) {
        return collections.find(id);
    }

    /// The ids of all providers in order, for those who rank offers.
    public List<String> order() {
        return providers.all().stream().map(Provider::id).toList();
    }

    /// What was left out of the user's file, and why.
    public List<RegistryProblem> problems() {
        return problems;
    }
}
