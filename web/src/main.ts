import { createApp } from 'vue'

import App from './App.vue'
import './element'
import { router } from './router'
import './styles/theme.css'
import './styles/base.css'

createApp(App).use(router).mount('#app')
