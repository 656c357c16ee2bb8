package org.perigee.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perigee.app.async.Tasks;
import org.perigee.app.async.UiThread;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.dialog.Dialogs;
import org.perigee.app.text.Messages;
import org.perigee.app.theme.Theme;
import org.perigee.sandbox.SandboxOptions;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SignInDialogTest {

    private static final int PATIENCE = 20;

    private final List<String> signedIn = new CopyOnWriteArrayList<>();
    private PerigeeCore core;
    private SignInDesk desk;
    private volatile boolean went;

    @Start
    void start(Stage stage) throws Exception {
        core = PerigeeCore.open(CoreOptions.sandbox(AppDirectories.below(Files.createTempDirectory("perigee")), SandboxOptions.forTests()));
        Scene scene = new Scene(new StackPane(), 900, 700);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        Messages messages = Messages.of(Locale.ENGLISH);
        desk = new SignInDesk(core, messages, new Tasks(UiThread.JAVAFX), new Dialogs(() -> stage, messages), sentence -> { });
        desk.setOnSignedIn(signedIn::add);
    }

    @AfterEach
    void close() {
        core.close();
    }

    private void ask(FxRobot robot, Consumer<URI> browser, String... realms) {
        desk.setBrowser(browser);
        robot.interact(() -> desk.ask(List.of(realms), () -> went = true));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void noBrowser(URI page) {
        throw new IllegalStateException("There is no browser");
    }

    private static <N extends javafx.scene.Node> Optional<N> find(FxRobot robot, String query, Class<N> type) {
        return robot.lookup(query).tryQueryAs(type);
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            TextField node = (TextField) robot.lookup(field).query();
            node.requestFocus();
            node.setText(text);
        });
    }

    @Test
    void aWrongPasswordShowsTheRealmsWordsAndTheRightOneLetsIn(FxRobot robot) throws Exception {
        ask(robot, SignInDialogTest::noBrowser, "sandbox");
        robot.interact(() -> robot.lookup("#sign-in-other-way").queryAs(javafx.scene.control.Hyperlink.class).fire());
        type(robot, "#sign-in-user", "demo");
        type(robot, "#sign-in-password", "guess");
        robot.type(KeyCode.ENTER);
        until(() -> find(robot, "#sign-in-words", Label.class).filter(label -> !label.getText().isEmpty()).isPresent());
        assertThat(robot.lookup("#sign-in-problem").queryAs(Label.class).getText()).startsWith("You were not let in");
        assertThat(robot.lookup("#sign-in-words").queryAs(Label.class).getText()).isEqualTo("The provider says: Invalid user credentials");
        assertThat(robot.lookup("#sign-in-password").queryAs(PasswordField.class).getText()).isEmpty();
        assertThat(went).isFalse();
        type(robot, "#sign-in-password", "demo");
        robot.type(KeyCode.ENTER);
        until(() -> went);
        assertThat(signedIn).containsExactly("sandbox");
        assertThat(core.accounts().isSignedIn("sandbox")).isTrue();
        assertThat(find(robot, "#sign-in", javafx.scene.Node.class)).isEmpty();
    }

    @Test
    void theBrowserSignsInAndIsSentBackWithAKindWord(FxRobot robot) throws Exception {
        BrowserStandIn browser = new BrowserStandIn("demo", "demo");
        ask(robot, browser, "sandbox");
        robot.interact(() -> robot.lookup("#sign-in-submit").queryButton().fire());
        until(() -> went);
        assertThat(signedIn).containsExactly("sandbox");
        assertThat(browser.lastPage()).contains("You are signed in.").contains("Sandbox account");
    }

    @Test
    void theAddressIsShownWhereNoBrowserOpensAndCanBeFollowedByHand(FxRobot robot) throws Exception {
        ask(robot, SignInDialogTest::noBrowser, "sandbox");
        robot.interact(() -> robot.lookup("#sign-in-submit").queryButton().fire());
        until(() -> find(robot, "#sign-in-waiting", Label.class).filter(label -> label.getText().startsWith("No browser")).isPresent());
        String address = robot.lookup("#sign-in-address").queryAs(TextField.class).getText();
        assertThat(robot.lookup("#sign-in-submit").queryAs(Button.class).isDisabled()).isTrue();
        new BrowserStandIn("demo", "demo").accept(URI.create(address));
        until(() -> went);
        assertThat(core.accounts().isSignedIn("sandbox")).isTrue();
    }

    @Test
    void oneRealmIsAskedAfterTheOtherAndNotNowGoesOn(FxRobot robot) throws Exception {
        ask(robot, SignInDialogTest::noBrowser, "sandbox", "unknown", "sandbox-resto");
        assertThat(find(robot, "#sign-in-other-way", javafx.scene.Node.class)).isPresent();
        robot.type(KeyCode.ESCAPE);
        until(() -> find(robot, "#sign-in-user", TextField.class).isPresent());
        assertThat(went).isFalse();
        assertThat(find(robot, "#sign-in-other-way", javafx.scene.Node.class)).isEmpty();
        type(robot, "#sign-in-user", "demo");
        type(robot, "#sign-in-password", "demo");
        robot.type(KeyCode.ENTER);
        until(() -> went);
        assertThat(signedIn).containsExactly("sandbox-resto");
        assertThat(core.accounts().isSignedIn("sandbox")).isFalse();
    }

    @Test
    void theArchiveThatIsMadeUpTellsItsPassword(FxRobot robot) {
        ask(robot, SignInDialogTest::noBrowser, "sandbox-resto");
        assertThat(robot.lookup("#sign-in-hint").queryAs(Label.class).getText()).contains("demo");
    }
}
