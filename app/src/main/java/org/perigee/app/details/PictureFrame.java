package org.perigee.app.details;

import atlantafx.base.theme.Styles;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.perigee.app.icon.Icon;
import org.perigee.app.text.Messages;

/// A place for a picture that has its size before the picture is there, so that nothing jumps when it comes.
final class PictureFrame extends Region {

    private static final double HEIGHT_OF_WIDTH = 0.72;
    private static final double MARGIN = 6;

    private final Messages messages;
    private final ImageView view = new ImageView();
    private final FontIcon icon = Icon.IMAGE.node();
    private final Label words = new Label("", icon);

    /// A frame whose picture is on its way.
    PictureFrame(Messages messages) {
        this.messages = messages;
        getStyleClass().add("picture-frame");
        setId("details-picture");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        words.setText(messages.get("details.loadingPicture"));
        words.setContentDisplay(ContentDisplay.TOP);
        words.setAlignment(Pos.CENTER);
        words.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        getChildren().addAll(words, view);
    }

    /// Shows the picture; null says that there is none.
    void show(Image image) {
        view.setImage(image);
        words.setText(messages.get("details.noPicture"));
        words.setVisible(image == null);
        requestLayout();
    }

    Image image() {
        return view.getImage();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round((width < 0 ? 280 : width) * HEIGHT_OF_WIDTH);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 280;
    }

    @Override
    protected void layoutChildren() {
        words.resizeRelocate(0, 0, getWidth(), getHeight());
        Image image = view.getImage();
        if (image == null || image.getWidth() <= 0 || image.getHeight() <= 0) {
            return;
        }
        double scale = Math.min((getWidth() - 2 * MARGIN) / image.getWidth(), (getHeight() - 2 * MARGIN) / image.getHeight());
        view.setFitWidth(image.getWidth() * scale);
        view.setFitHeight(image.getHeight() * scale);
        view.relocate((getWidth() - image.getWidth() * scale) / 2, (getHeight() - image.getHeight() * scale) / 2);
    }
}
