"""Sixty texts that want to be a script. Each calls `ran()`, which the test's pages complain about."""

ATTACKS = (
    "<script>ran()</script>", "<SCRIPT>ran()</SCRIPT>", "<script/x>ran()</script>", "<svg onload=ran()>",
    "<svg/onload=ran()>", "<img src onerror=ran()>", "<img/src/onerror=ran()>", "<body onload=ran()>",
    "<a href=javascript:ran()>", "<b onclick=ran()>x</b>", "<i onmouseover=ran()>x", "<p autofocus onfocus=x>",
    "'><svg onload=ran()>", '"><svg onload=ran()>', "`><svg onload=ran()>", "--><svg onload=ran()>",
    "]]><svg onload=ran()>", "</p><svg onload=ran()>", "' onfocus=ran() '", '" onfocus=ran() "',
    "${ran()}", "{{ran()}}", "{% ran() %}", "#{ran()}", "<%= ran() %>", "{ran()}", "javascript:ran()",
    "java\tscript:ran()", "&#60;svg onload=ran()>", "&lt;svg onload=ran()>", "%3Csvg onload=ran()>",
    "\\u003csvg onload=ran()>", "＜svg onload=ran()＞", "<svg\fonload=ran()>", "<style>@import'//x'",
    "[x](javascript:ran())", "![x](x' onerror=ran())", "<javascript:ran()>",
    "</script><script>ran()</script>", "</title><script>ran()</script>", "</textarea><script>ran()</script>",
    "</style><script>ran()</script>", "<!--<script>ran()</script>-->", "<iframe src=javascript:ran()></iframe>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>", "<object data=javascript:ran()></object>",
    "<embed src=javascript:ran()>", "<form action=javascript:ran()><button>x</button></form>",
    "<button formaction=javascript:ran()>x</button>", "<input autofocus onfocus=ran()>",
    "<select autofocus onfocus=ran()></select>", "<details open ontoggle=ran()>x</details>",
    "<video><source onerror=ran()></video>", "<audio src onerror=ran()></audio>",
    "<math><a xlink:href=javascript:ran()>x</a></math>", "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<svg><script>ran()</script></svg>", "<link rel=stylesheet href='javascript:ran()'>",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>", "<base href='javascript:ran()//'>",
)  # fmt: skip
