// Styles of the Element Plus components that the pages use; each component is imported where it is used, so that
// nothing else reaches the bundle.
import 'element-plus/es/components/base/style/css'
import 'element-plus/es/components/button/style/css'
import 'element-plus/es/components/checkbox/style/css'
import 'element-plus/es/components/config-provider/style/css'
import 'element-plus/es/components/date-picker/style/css'
import 'element-plus/es/components/dialog/style/css'
import 'element-plus/es/components/input/style/css'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import 'element-plus/es/components/progress/style/css'
import 'element-plus/es/components/skeleton/style/css'
import 'element-plus/es/components/upload/style/css'
