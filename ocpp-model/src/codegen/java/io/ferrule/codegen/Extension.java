// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Limits;
import io.ferrule.codegen.Model.Place;
import io.ferrule.codegen.Model.TypeRef;
import io.ferrule.codegen.Model.Version;
import io.ferrule.codegen.Model.Words;
import java.util.List;
import java.util.Optional;

/** What every object of an extensible version may carry beside its own fields; its record is written by hand. */
final class Extension {

    /** Name of the field, and the word for it in the header of a definition. */
    static final String NAME = "customData";

    /** Name of the record; no definition can name it. */
    static final String TYPE = "CustomData";

    /** Characters of the vendor's name, which is the one member that is demanded. */
    static final int VENDOR_ID_LENGTH = 255;

    private Extension() {}

    /** Gives all objects of a version one more field, where the version wants it. */
    static void addTo(Version version) {
        if (!version.extensible) {
            return;
        }
        version.types.values().forEach(type -> add(type.place(), type.fields()));
        version.actions.values().forEach(action -> {
            add(action.place(), action.request());
            add(action.place(), action.response());
        });
    }

    private static void add(Place place, List<Field> fields) {
        TypeRef type = new TypeRef(TYPE, Limits.NONE, Optional.empty());
        Words words = new Words("What a vendor adds.", Optional.empty());
        fields.add(new Field(place, NAME, true, type, Optional.empty(), false, false, words));
    }
}
