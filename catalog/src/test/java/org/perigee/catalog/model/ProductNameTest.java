package org.perigee.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductNameTest {

    @ParameterizedTest
    @CsvSource({"S2A_x.SAFE,S2A_X", "s2a_x.safe.ZIP,S2A_X", " /eodata/S2/S2A_x.SAFE ,S2A_X", "S1A_x_COG.SAFE,S1A_X", "S1A_x.EOF.zip,S1A_X", "a.tar.gz,A",
        ".zip,.ZIP", "S3A_x.SEN3,S3A_X", "plain,PLAIN", "v1.2,V1.2"})
    void losesWhatArchivesAdd(String name, String normalised) {
        assertThat(ProductName.normalise(name)).isEqualTo(normalised);
    }
}
