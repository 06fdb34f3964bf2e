//! What an SVG may hold: the elements that show something, and the attributes that say how.
//! All else goes, as with the other formats, so what a new program invents is not published.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The namespace of SVG.
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
/// The namespace of links in SVG 1.1.
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";
/// The namespace of `xml:space` and `xml:lang`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";

static KEPT_ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| ELEMENTS.split_ascii_whitespace().collect());
static KEPT_ATTRIBUTES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| ATTRIBUTES.split_ascii_whitespace().collect());

/// Whether an element of SVG stays.
pub(super) fn is_kept_element(name: &str) -> bool {
    KEPT_ELEMENTS.contains(name)
}

/// Whether an attribute without a prefix stays, as far as its name is concerned.
pub(super) fn is_kept_attribute(name: &str) -> bool {
    name.starts_with("aria-") || KEPT_ATTRIBUTES.contains(name)
}

const ELEMENTS: &str = "
    a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter font font-face font-face-name
    font-face-src g glyph hkern image line linearGradient marker mask missing-glyph mpath path
    pattern polygon polyline radialGradient rect set stop style svg switch symbol text textPath
    title tref tspan use view vkern";

const ATTRIBUTES: &str = "
    accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form ascent
    attributeName attributeType azimuth baseFrequency baseline-shift baseProfile bbox begin bias
    by calcMode cap-height class clip clip-path clip-rule clipPathUnits color
    color-interpolation color-interpolation-filters color-profile color-rendering
    contentScriptType contentStyleType cursor cx cy d descent diffuseConstant direction display
    divisor dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill
    fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity focusable
    font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch
    font-style font-variant font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-variation-settings font-weight fr from fx fy g1 g2 glyph-name
    glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits
    hanging height horiz-adv-x horiz-origin-x horiz-origin-y id ideographic image-rendering
    image-resolution in in2 inline-size intercept isolation k k1 k2 k3 k4 kernelMatrix
    kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing
    lighting-color limitingConeAngle line-height local marker marker-end marker-mid marker-start
    markerHeight markerUnits markerWidth mask mask-border mask-clip mask-composite mask-image
    mask-mode mask-origin mask-position mask-repeat mask-size mask-type maskContentUnits
    maskUnits mathematical max media method min mix-blend-mode mode name numOctaves offset
    opacity operator order orient orientation origin overflow overline-position
    overline-thickness paint-order panose-1 path pathLength patternContentUnits
    patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ
    preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel repeatCount
    repeatDur requiredExtensions requiredFeatures restart result role rotate rx ry scale seed
    shape-image-threshold shape-inside shape-margin shape-padding shape-rendering
    shape-subtract side slope solid-color solid-opacity spacing specularConstant
    specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles stop-color
    stop-opacity strikethrough-position strikethrough-thickness stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width style surfaceScale systemLanguage tabindex tableValues target targetX targetY
    text-align text-anchor text-decoration text-decoration-color text-decoration-line
    text-decoration-style text-indent text-orientation text-overflow text-rendering
    text-transform textLength title to transform transform-box transform-origin type u1 u2
    underline-position underline-thickness unicode unicode-bidi unicode-range units-per-em
    v-alphabetic v-hanging v-ideographic v-mathematical values vector-effect version
    vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget visibility white-space width
    widths will-change word-spacing writing-mode x x-height x1 x2 xChannelSelector y y1 y2
    yChannelSelector z zoomAndPan";
