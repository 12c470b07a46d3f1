package io.vitrine.studio;

import io.nayuki.qrcodegen.QrCode;
import io.vitrine.accounts.Right;
import io.vitrine.accounts.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Draws the address of a show's page as a QR code, to print or to hold into the camera. */
@Controller
class QrController {

    private static final int BORDER = 4;
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final SellerScope scope;

    QrController(SellerScope scope) {
        this.scope = scope;
    }

    @Needs(Right.LOOK)
    @GetMapping("/studio/broadcasts/{publicId}/qr.svg")
    ResponseEntity<String> show(
            @AuthenticationPrincipal SignedIn who, @PathVariable String publicId, HttpServletRequest request) {
        String address = WatchAddress.of(scope.show(who, publicId), request);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(SVG)
                .body(svg(QrCode.encodeText(address, QrCode.Ecc.MEDIUM)));
    }

    /** Always dark on light, also at night: readers expect that. */
    static String svg(QrCode code) {
        int size = code.size + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h" + size + "v" + size
                + "H0z\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }
}
