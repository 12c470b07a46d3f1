package io.vitrine.console;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A seller to be created, as typed. */
record SellerForm(
        @NotBlank(message = "{console.seller.email.missing}") @Size(max = 254, message = "{console.seller.email.long}")
        String email,

        @NotBlank(message = "{console.seller.shop.missing}") @Size(max = 80, message = "{console.seller.shop.long}")
        String shopName,

        @NotBlank(message = "{console.seller.name.missing}") @Size(max = 80, message = "{console.seller.name.long}")
        String displayName) {

    SellerForm(@Nullable String email, @Nullable String shopName, @Nullable String displayName) {
        this.email = text(email);
        this.shopName = text(shopName);
        this.displayName = text(displayName);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
