package org.perigee.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.access.FailureKind;
import org.perigee.app.account.SignInModel.Step;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import org.perigee.app.core.PerigeeCore;
import org.perigee.sandbox.SandboxOptions;

class SignInModelTest {

    private static final String END_PAGE = "<html><body>Back to Perigee</body></html>";

    @TempDir
    private Path home;
    private PerigeeCore core;

    @BeforeEach
    void open() throws Exception {
        core = PerigeeCore.open(CoreOptions.sandbox(AppDirectories.below(home), SandboxOptions.forTests()));
    }

    @AfterEach
    void close() {
        core.close();
    }

    private SignInModel model(String realm, Consumer<URI> browser) {
        return model(realm, browser, new Tasks(Runnable::run, UiThread.DIRECT));
    }

    private SignInModel model(String realm, Consumer<URI> browser, Tasks tasks) {
        return new SignInModel(core.accounts(), core.accounts().realm(realm).orElseThrow(), tasks, browser, END_PAGE);
    }

    private static Consumer<URI> noBrowser() {
        return page -> {
            throw new AssertionError("Nobody asked for a browser");
        };
    }

    private static void fill(SignInModel model, String user, String password) {
        model.wayProperty().set(SignInWay.PASSWORD);
        model.userProperty().set(user);
        model.passwordProperty().set(password);
    }

    @Test
    void theBrowserIsPreferredWhereTheRealmAllowsIt() {
        assertThat(model("sandbox", noBrowser()).ways()).containsExactly(SignInWay.BROWSER, SignInWay.PASSWORD);
        assertThat(model("sandbox-resto", noBrowser()).ways()).containsExactly(SignInWay.PASSWORD);
    }

    @Test
    void signsInWithAPasswordAndForgetsIt() {
        SignInModel model = model("sandbox", noBrowser());
        fill(model, " demo ", "demo");
        model.submit();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.stepProperty().get()).isEqualTo(Step.DONE);
        assertThat(core.accounts().isSignedIn("sandbox")).isTrue();
        assertThat(model.passwordProperty().get()).isEmpty();
    }

    @Test
    void aWrongPasswordShowsTheRealmsWordsAndKeepsTheName() {
        SignInModel model = model("sandbox", noBrowser());
        fill(model, "demo", "guess");
        model.submit();
        assertThat(model.stepProperty().get()).isEqualTo(Step.ASKING);
        assertThat(model.problemProperty().get()).isEqualTo(new SignInModel.Problem(FailureKind.AUTHENTICATION, "Invalid user credentials"));
        assertThat(model.userProperty().get()).isEqualTo("demo");
        assertThat(model.passwordProperty().get()).isEmpty();
        assertThat(core.accounts().isSignedIn("sandbox")).isFalse();
    }

    @Test
    void nothingIsSentWithoutAPassword() {
        SignInModel model = model("sandbox", noBrowser());
        fill(model, "demo", "");
        model.submit();
        assertThat(model.problemProperty().get()).isEqualTo(new SignInModel.Problem(null, ""));
        assertThat(model.stepProperty().get()).isEqualTo(Step.ASKING);
    }

    @Test
    void aRealmThatCannotBeReachedIsToldApartFromAWrongPassword() {
        SignInModel model = model("sandbox", noBrowser());
        core.sandbox().orElseThrow().close();
        fill(model, "demo", "demo");
        model.submit();
        assertThat(model.problemProperty().get().kind()).isEqualTo(FailureKind.NETWORK);
    }

    @Test
    void signsInWithTheBrowser() throws Exception {
        BrowserStandIn browser = new BrowserStandIn("demo", "demo");
        Tasks tasks = new Tasks(UiThread.DIRECT);
        SignInModel model = model("sandbox", page -> new Thread(() -> browser.accept(page)).start(), tasks);
        CompletableFuture<Step> done = new CompletableFuture<>();
        model.stepProperty().addListener((o, before, now) -> {
            if (now == Step.DONE || now == Step.ASKING) {
                done.complete(now);
            }
        });
        model.submit();
        assertThat(done.get(20, TimeUnit.SECONDS)).isEqualTo(Step.DONE);
        assertThat(core.accounts().isSignedIn("sandbox")).isTrue();
    }

    @Test
    void showsTheAddressWhereNoBrowserOpensAndCanBeCalledOff() throws Exception {
        Tasks tasks = new Tasks(UiThread.DIRECT);
        SignInModel model = model("sandbox", page -> {
            throw new IllegalStateException("There is no browser");
        }, tasks);
        CompletableFuture<URI> missing = new CompletableFuture<>();
        model.browserMissingProperty().addListener((o, before, now) -> {
            if (now) {
                missing.complete(model.pageProperty().get());
            }
        });
        model.submit();
        assertThat(missing.get(20, TimeUnit.SECONDS).getQuery()).contains("code_challenge_method=S256");
        assertThat(model.stepProperty().get()).isEqualTo(Step.IN_BROWSER);
        model.cancel();
        assertThat(model.stepProperty().get()).isEqualTo(Step.ASKING);
        assertThat(model.pageProperty().get()).isNull();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(core.accounts().isSignedIn("sandbox")).isFalse();
    }

    @Test
    void takesNameAndPasswordForBasicSignInAsTheyAre() {
        SignInModel model = model("sandbox-resto", noBrowser());
        fill(model, "demo", "demo");
        model.submit();
        assertThat(model.stepProperty().get()).isEqualTo(Step.DONE);
        assertThat(core.accounts().isSignedIn("sandbox-resto")).isTrue();
    }
}
