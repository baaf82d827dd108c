// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.model.v201.Attribute;
import io.ferrule.model.v201.Component;
import io.ferrule.model.v201.ComponentVariable;
import io.ferrule.model.v201.Data;
import io.ferrule.model.v201.Mutability;
import io.ferrule.model.v201.ReportData;
import io.ferrule.model.v201.Variable;
import io.ferrule.model.v201.VariableAttribute;
import io.ferrule.model.v201.VariableCharacteristics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One variable and its value right now. */
record SiteVariable(
        Component component, Variable variable, String value, boolean writable, VariableCharacteristics form) {

    static SiteVariable of(String component, String variable, String value, Data type) {
        return new SiteVariable(
                new Component(null, component, null, null),
                new Variable(variable, null, null),
                value,
                false,
                new VariableCharacteristics(null, type, null, null, null, false, null));
    }

    SiteVariable ofInstance(String instance) {
        return new SiteVariable(new Component(null, component.name(), instance, null), variable, value, writable, form);
    }

    SiteVariable instance(String instance) {
        return new SiteVariable(component, new Variable(variable.name(), instance, null), value, writable, form);
    }

    SiteVariable unit(String unit) {
        return with(new VariableCharacteristics(
                unit, form.dataType(), form.minLimit(), form.maxLimit(), form.valuesList(), false, null));
    }

    SiteVariable between(long least, long most) {
        return with(new VariableCharacteristics(
                form.unit(),
                form.dataType(),
                BigDecimal.valueOf(least),
                BigDecimal.valueOf(most),
                form.valuesList(),
                false,
                null));
    }

    SiteVariable oneOf(String values) {
        return with(new VariableCharacteristics(
                form.unit(), form.dataType(), form.minLimit(), form.maxLimit(), values, false, null));
    }

    SiteVariable settable() {
        return new SiteVariable(component, variable, value, true, form);
    }

    private SiteVariable with(VariableCharacteristics other) {
        return new SiteVariable(component, variable, value, writable, other);
    }

    /** Names are compared whatever their case (OCPP 2.0.1 part 2, identifierString). */
    boolean isOf(Component other) {
        return other.evse() == null
                && component.name().equalsIgnoreCase(other.name())
                && same(Optional.ofNullable(component.instance()), Optional.ofNullable(other.instance()));
    }

    boolean is(Variable other) {
        return variable.name().equalsIgnoreCase(other.name())
                && same(Optional.ofNullable(variable.instance()), Optional.ofNullable(other.instance()));
    }

    /** Whether it is asked for; who names no instance means all, who names no variable means all of the component (B08). */
    boolean isMeant(ComponentVariable wanted) {
        boolean whole = wanted.component().instance() == null;
        Component meant = whole
                ? new Component(wanted.component().evse(), wanted.component().name(), component.instance(), null)
                : wanted.component();
        return isOf(meant)
                && Optional.ofNullable(wanted.variable()).map(this::isNamed).orElse(true);
    }

    private boolean isNamed(Variable wanted) {
        return wanted.instance() == null ? variable.name().equalsIgnoreCase(wanted.name()) : is(wanted);
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() == other.isPresent() && one.orElse("").equalsIgnoreCase(other.orElse(""));
    }

    ReportData report() {
        VariableAttribute actual = new VariableAttribute(
                Attribute.ACTUAL,
                value,
                writable ? Mutability.READ_WRITE : Mutability.READ_ONLY,
                writable,
                false,
                null);
        return new ReportData(component, variable, List.of(actual), form, null);
    }
}
