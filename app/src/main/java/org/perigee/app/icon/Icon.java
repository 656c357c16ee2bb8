package org.perigee.app.icon;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.perigee.catalog.model.Availability;

/// Every icon the window shows.
public enum Icon {
    ACCOUNT(Material2AL.ACCOUNT_CIRCLE),
    ADD(Material2AL.ADD),
    AREA_BOX(Material2AL.CROP_LANDSCAPE),
    AREA_POLYGON(Material2AL.DETAILS),
    ARROW_DOWN(Material2AL.ARROW_DOWNWARD),
    ARROW_UP(Material2AL.ARROW_UPWARD),
    BASKET(Material2AL.ADD_SHOPPING_CART),
    BASKET_FULL(Material2MZ.SHOPPING_CART),
    CALENDAR(Material2AL.EVENT),
    CANCEL(Material2AL.CANCEL),
    CLEAR(Material2AL.CLEAR),
    CLOUD(Material2AL.CLOUD),
    CLOUD_OFF(Material2AL.CLOUD_OFF),
    COLUMNS(Material2MZ.VIEW_COLUMN),
    COPY(Material2AL.CONTENT_COPY),
    DELETE(Material2AL.DELETE),
    DETAILS(Material2AL.INFO),
    DISK(Material2MZ.STORAGE),
    DONE(Material2AL.CHECK_CIRCLE),
    DOWNLOAD(Material2AL.GET_APP),
    ERROR(Material2AL.ERROR),
    EXPAND(Material2AL.CHEVRON_RIGHT),
    FILTER(Material2AL.FILTER_LIST),
    FIT(Material2MZ.ZOOM_OUT_MAP),
    FOLD(Material2AL.EXPAND_MORE),
    FOLDER_OPEN(Material2AL.FOLDER_OPEN),
    HELP(Material2AL.HELP_OUTLINE),
    HIDE(Material2MZ.VISIBILITY_OFF),
    HISTORY(Material2AL.HISTORY),
    IMAGE(Material2AL.IMAGE),
    LANGUAGE(Material2AL.LANGUAGE),
    LAYERS(Material2AL.LAYERS),
    LOGIN(Material2AL.EXIT_TO_APP),
    MAP(Material2MZ.MAP),
    MENU(Material2MZ.MENU),
    MORE(Material2MZ.MORE_VERT),
    OPEN(Material2AL.LAUNCH),
    PAUSE(Material2MZ.PAUSE),
    PLACE(Material2MZ.PLACE),
    PLAY(Material2MZ.PLAY_ARROW),
    QUOTA(Material2AL.DATA_USAGE),
    REFRESH(Material2MZ.REFRESH),
    REMOVE(Material2MZ.REMOVE),
    REPORT(Material2AL.ASSESSMENT),
    SATELLITE(Material2MZ.SATELLITE),
    SAVE(Material2MZ.SAVE),
    SCHEDULE(Material2MZ.SCHEDULE),
    SEARCH(Material2MZ.SEARCH),
    SETTINGS(Material2MZ.SETTINGS),
    SPEED(Material2MZ.SPEED),
    STALLED(Material2MZ.SNOOZE),
    STAR(Material2MZ.STAR_BORDER),
    STARTING(Material2AL.HOURGLASS_EMPTY),
    STOP(Material2MZ.STOP),
    TAPE(Material2MZ.VOICEMAIL),
    TERMS(Material2AL.GAVEL),
    THEME(Material2AL.BRIGHTNESS_6),
    TOP(Material2MZ.VERTICAL_ALIGN_TOP),
    UNDO(Material2MZ.UNDO),
    VERIFIED(Material2MZ.VERIFIED_USER),
    VERIFYING(Material2AL.FINGERPRINT),
    WARNING(Material2MZ.WARNING),
    ZOOM_IN(Material2MZ.ZOOM_IN),
    ZOOM_OUT(Material2MZ.ZOOM_OUT);

    private final Ikon glyph;

    Icon(Ikon glyph) {
        this.glyph = glyph;
    }

    /// The glyph itself, for controls that draw their own.
    public Ikon glyph() {
        return glyph;
    }

    /// What stands for a product's availability.
    public static Icon of(Availability availability) {
        return switch (availability) {
            case ONLINE -> CLOUD;
            case OFFLINE -> TAPE;
            case NOT_ORDERABLE -> CLOUD_OFF;
            case UNKNOWN -> HELP;
        };
    }

    /// A new node that shows the icon in the colour of the text around it.
    public FontIcon node() {
        return new FontIcon(glyph);
    }
}
