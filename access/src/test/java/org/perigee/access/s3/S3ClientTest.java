package org.perigee.access.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;

class S3ClientTest {

    private static final S3Keys KEYS = new S3Keys("ACCESS", "very/secret+key", "session");
    private static final String REALM = "store";

    private final MockWebServer server = new MockWebServer();
    private final S3Double store = new S3Double("eodata", KEYS);
    private final HttpAccess access = HttpAccess.anonymous();
    private final S3Client client = new S3Client(access);
    private S3Endpoint endpoint;
    private S3Credentials credentials;

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(store);
        server.start();
        endpoint = new S3Endpoint(server.url("/").toString(), S3Endpoint.Style.PATH, "default");
        credentials = new S3Credentials(new Realm(REALM), url -> url.port() == server.getPort(), () -> Optional.of(KEYS), endpoint, Clock.systemUTC());
        access.register(credentials);
    }

    @AfterEach
    void stop() {
        access.close();
        server.close();
    }

    private List<S3Object> list(String prefix) throws Exception {
        List<S3Object> found = new ArrayList<>();
        client.list(endpoint, S3Address.parse("s3://eodata/" + prefix).orElseThrow(), REALM, found::add, new CallScope());
        return found;
    }

    @Test
    void aPrefixIsListedOverAllItsPages() throws Exception {
        for (int i = 0; i < 5; i++) {
            store.objects.put("S2/a/" + i, "x".repeat(i));
        }
        store.objects.put("S3/other", "y");
        assertThat(list("S2/a/")).extracting(S3Object::key).containsExactly("S2/a/0", "S2/a/1", "S2/a/2", "S2/a/3", "S2/a/4");
        assertThat(list("S2/a/")).extracting(S3Object::size).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void keysWithBlanksPlusSignsAndOtherScriptsAreListedSignedAndFetched() throws Exception {
        for (String key : List.of("p/a b+c.txt", "p/été (1)'*!~&=$,;:@.txt", "p/100%.txt", "p//double", "p/q?r#s")) {
            store.objects.put(key, "content of " + key);
        }
        assertThat(list("p/")).extracting(S3Object::key).containsExactlyElementsOf(store.objects.keySet());
        for (String key : store.objects.keySet()) {
            Request request = new Request.Builder().url(endpoint.object(new S3Address("eodata", key))).tag(Realm.class, new Realm(REALM)).build();
            assertThat(access.text(request, new CallScope())).isEqualTo("content of " + key);
        }
    }

    @Test
    void theHeadOfAnObjectTellsItsSizeAndItsChecksum() throws Exception {
        store.objects.put("one", "content");
        S3Facts facts = client.facts(endpoint, new S3Address("eodata", "one"), REALM, new CallScope());
        assertThat(facts.size()).hasValue(7);
        assertThat(facts.checksums()).containsEntry("md5", S3Double.hex("MD5", "content"));
    }

    @Test
    void aRefusalIsToldInTheStoresWords() {
        S3Client nobody = new S3Client(HttpAccess.anonymous());
        assertThatThrownBy(() -> nobody.list(endpoint, new S3Address("eodata", ""), "", each -> true, new CallScope()))
                .isInstanceOfSatisfying(AccessException.class, e -> {
                    assertThat(e.kind()).isEqualTo(FailureKind.FORBIDDEN);
                    assertThat(e.serverMessage()).contains("The signature is wrong.");
                });
    }

    @Test
    void nobodyPaysWithoutHavingAgreed() throws Exception {
        store.objects.put("one", "content");
        client.facts(endpoint, new S3Address("eodata", "one"), REALM, new CallScope());
        assertThat(server.takeRequest().getHeaders().get("x-amz-request-payer")).isNull();
        credentials.acceptToPay();
        client.facts(endpoint, new S3Address("eodata", "one"), REALM, new CallScope());
        assertThat(server.takeRequest().getHeaders().get("x-amz-request-payer")).isEqualTo("requester");
    }

    @Test
    void keysAreNotSentToAnotherHostThatARedirectNames() throws Exception {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            elsewhere.enqueue(new MockResponse.Builder().body("moved").build());
            String moved = elsewhere.url("/moved").toString();
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(307).setHeader("Location", moved).build();
                }
            });
            Request request = new Request.Builder().url(endpoint.object(new S3Address("eodata", "one"))).tag(Realm.class, new Realm(REALM)).build();
            assertThat(access.text(request, new CallScope())).isEqualTo("moved");
            RecordedRequest second = elsewhere.takeRequest();
            assertThat(second.getHeaders().names()).noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-"));
            assertThat(second.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void aListingThatGoesInCirclesEnds() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a"
                        + "</NextContinuationToken></ListBucketResult>").build();
            }
        });
        assertThatThrownBy(() -> list("x/")).isInstanceOf(AccessException.class).hasMessageContaining("circles");
    }

    @Test
    void aPageThatIsNoListingIsNotAnEmptyListing() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body("<html><body>Welcome</body></html>").build();
            }
        });
        assertThatThrownBy(() -> list("x/")).isInstanceOfSatisfying(AccessException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.PROTOCOL));
    }

    @Test
    void documentTypesAreRefused() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ListBucketResult><Contents><Key>&x;</Key>"
                        + "</Contents></ListBucketResult>").build();
            }
        });
        assertThatThrownBy(() -> list("x/")).isInstanceOf(AccessException.class);
    }

    @Test
    void theRegionOfABucketIsReadWhateverTheStatus() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(403).setHeader("x-amz-bucket-region", "eu-central-1").build();
            }
        });
        assertThat(client.region(endpoint, "eodata", new CallScope())).hasValue("eu-central-1");
    }
}
